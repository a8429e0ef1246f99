import { InvariantViolation, SimulationError } from "@/lib/sim";
import type { Failure, Stop } from "../report";
import { MissingExport } from "./loader";
import { describe } from "./print";
import { studentFrames } from "./stack";

/** What `expect` and `fail` throw. Student code may catch it; the test has failed nevertheless. */
export class AssertionFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message?.en ?? failure.code);
    this.name = "AssertionFailed";
    this.failure = failure;
  }
}

/** Ends a test in which nothing can happen any more. */
export const stuck: Failure = {
  code: "stuck",
  message: {
    en: "This can never finish: the test waits for a promise, and nothing is scheduled that could resolve it.",
    zh: "这个测试永远无法结束：它在等待一个 Promise，而已经安排的事件里没有一个能让它完成。",
  },
};

/**
 * What a test says of a TypeError of its own, thrown far from any line of the student's: it went on with what a method had returned.
 */
const unusable = {
  en: "The test cannot go on with what your code gave it. Most likely a method returned undefined where its type promises a value (is a `return` missing?), or a Promise where it promises the value itself (is it `async`, and should not be?).",
  zh: "测试用不了你的代码给出的结果。最可能的原因：某个方法按类型应当返回一个值，却返回了 undefined（是不是漏写了 `return`？）；或者应当直接返回值，却返回了 Promise（是不是多写了 `async`？）。",
};

/** What a test's failure is, from what its body threw. `paths` are the student's files. Never throws. */
export function failureOf(thrown: unknown, paths: ReadonlySet<string>): Failure {
  try {
    return classify(thrown, paths);
  } catch {
    // A proxy may throw at the touch of instanceof.
    return { code: "threw", thrown: describe(thrown) };
  }
}

/** The stop that a refused allocation is; undefined for anything else. Only the server's engine says so in this way. */
export function outOfMemory(thrown: unknown, paths: ReadonlySet<string>): Stop | undefined {
  if (describe(thrown) !== "InternalError: out of memory") return undefined;
  const at = studentFrames(thrown, paths)[0];
  return { code: "out-of-memory", ...(at ? { at } : {}) };
}

function classify(thrown: unknown, paths: ReadonlySet<string>): Failure {
  if (thrown instanceof AssertionFailed) return thrown.failure;
  const frames = studentFrames(thrown, paths);
  const where = frames[0] ? { at: frames[0], frames } : {};
  if (thrown instanceof MissingExport) {
    return { code: "threw", message: { en: describe(thrown).replace(/^Error: /, ""), zh: missingInChinese(thrown.message) } };
  }
  if (thrown instanceof InvariantViolation) return { code: "violation", thrown: thrown.message.slice(0, 2_000), ...where };
  if (thrown instanceof SimulationError && thrown.code === "stuck") return { ...stuck, thrown: thrown.message.slice(0, 2_000), ...where };
  if (thrown instanceof SimulationError && thrown.code === "limit") {
    return {
      code: "limit",
      message: {
        en: "The simulation never comes to rest: is something setting timers or sending messages without end?",
        zh: "模拟一直停不下来：是不是有代码在不停地设置定时器，或者不停地发送消息？",
      },
      thrown: thrown.message.slice(0, 2_000),
      ...where,
    };
  }
  return { code: "threw", ...(thrown instanceof TypeError && !frames[0] ? { message: unusable } : {}), thrown: describe(thrown), ...where };
}

function missingInChinese(message: string): string {
  return message.replace(/^(.*) does not export "(.*)"\.$/, "$1 没有导出“$2”。");
}
