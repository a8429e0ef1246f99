import { describe, expect, it } from "vitest";
import type { Fault, Json, TraceKind } from "@/lib/sim";
import type { TraceLens } from "../lens";
import { kinds } from "../model/kinds";
import { traceOf } from "../model/testing";
import { modelOf } from "../model/trace-model";
import { brief } from "./format";
import { messageWord, tell } from "./tell";
import { faultLabel, tellFaultSpan } from "./tell-fault";

const model = modelOf(traceOf(["n1", "n2"], [
  [0, "n1", "start"], [10, "n1", "send", -1, { to: "n2", message: { type: "Vote", term: 3 } }], [10, "n1", "send", -1, { to: "n2", message: "x" }], [10, "n2", "drop", 2, { from: "n1", reason: "loss" }],
  [12.5, "n2", "deliver", 1, { from: "n1" }], [13, "n2", "crash", -1, { unsynced: 2 }], [14, "", "violation", 4, { invariant: "one leader", message: "n1 and n2" }],
]));
const say = (index: number, locale: "en" | "zh" = "en") => tell(model, index, locale);

describe("an event as a sentence", () => {
  it("tells a message with its fate, its delivery with its age, its loss with its reason", () => {
    expect(say(1)).toBe("n1 sends Vote to n2; it arrives 2.5 ms later");
    expect(say(2)).toBe("n1 sends x to n2; it is lost");
    expect(say(3)).toBe("x from n1 to n2 is lost on the way");
    expect(say(4)).toBe("n2 gets Vote from n1, sent 2.5 ms before");
    expect(say(4, "zh")).toBe("n2 收到 n1 的 Vote，发送于 2.5 ms 之前");
  });

  it("takes nothing but a text from a lens, which reads what a student's code has sent", () => {
    const lens = { message: ({ word }: { word: string }) => word } as unknown as TraceLens;
    const word = (message: Json) => messageWord(message, "en", lens);
    expect(word({ word: "Vote" })).toBe("Vote");
    expect([{ word: { type: "b" }, type: "Vote" }, { word: 3, type: "Vote" }].map(word)).toEqual(["Vote", "Vote"]);
  });

  it("does not name a timer that has no name", () => {
    expect(tell(modelOf(traceOf(["n1"], [[0, "n1", "timer", -1, { name: null }]])), 0, "en")).toBe("n1: a timer fires");
  });

  it("tells what a crash cost and which rule is broken", () => {
    expect(say(5)).toBe("n2 crashes; 2 unsynced keys are lost");
    expect(say(6, "zh")).toBe("规则“one leader”被打破：n1 and n2");
  });

  it("says something of every kind, in both languages, also where the detail is not what it should be", () => {
    for (const detail of [null, "?", { name: 7 }, [1]]) {
      for (const kind of [...kinds, "unheard-of" as TraceKind]) {
        const odd = modelOf(traceOf(["n1"], [[0, "n1", kind, -1, detail]]));
        for (const locale of ["en", "zh"] as const) expect(typeof tell(odd, 0, locale)).toBe("string");
      }
    }
  });
});

describe("a state as a sentence", () => {
  const log = ["PUT a=1 by the first client", "PUT b=2 by the second client"];
  const long = modelOf(traceOf(["n1"], [
    [0, "n1", "state", -1, null], [1, "n1", "state", -1, { role: "follower" }], [2, "n1", "state", -1, { role: "leader, by three of five votes", term: 3, log }],
    [3, "n1", "state", -1, { role: "leader, by three of five votes", term: 4, log: [...log, "DELETE a"] }], [4, "n1", "state", -1, { role: "leader, by three of five votes", term: 4, log: [...log, "DELETE a"] }],
    [5, "n1", "state", -1, { role: "a follower again", log: [...log, "DELETE a"] }],
  ]));
  it("is told as a whole where it is short; a long one by what has changed in it", () => {
    expect([0, 1, 3, 4, 5].map((index) => tell(long, index, "en"))).toEqual([
      "n1 has no state yet", "n1 is now { role: follower }", 'n1 is now { … term: 4, log: [… "DELETE a"] }', "n1 is as before", 'n1 is now { … role: "a follower again", term: – }',
    ]);
  });
});

describe("a message in a word", () => {
  it("is the lens's, and where the lens stumbles or is silent the message's own", () => {
    expect(messageWord({ type: "Vote" }, "en", { message: () => "RequestVote 3" })).toBe("RequestVote 3");
    expect(messageWord({ type: "Vote" }, "en", { message: () => { throw new Error("?"); } })).toBe("Vote");
    expect(messageWord({ count: 4 }, "en", { message: () => "" })).toBe("{ count: 4 }");
  });
});

describe("a fault as a sentence", () => {
  const faults: readonly (readonly [Fault, string, string])[] = [
    [{ kind: "crash", at: 120, for: 330, process: "n2" }, "From 120 ms to 450 ms, n2 crashes and stays down.", "120 ms 至 450 ms：n2 崩溃并停机。"],
    [{ kind: "partition", at: 0, for: 50, from: ["n1"], to: ["n2", "n3"] }, "From 0 ms to 50 ms, n1 and n2, n3 are cut off from each other.", "0 ms 至 50 ms：n1 与 n2、n3 之间网络不通。"],
    [{ kind: "partition", at: 0, for: 50, from: ["n1"], to: ["n2"], oneWay: true }, "From 0 ms to 50 ms, nothing gets from n1 to n2.", "0 ms 至 50 ms：n1 发往 n2 的消息不通。"],
    [{ kind: "network", at: 0, for: 9, loss: 0.25, delay: { kind: "tail", min: 1, max: 200 } }, "From 0 ms to 9 ms, the network is bad: 25 % lost, delays of 1–200 ms.", "0 ms 至 9 ms：全部网络变差：25% 丢失、延迟 1–200 ms。"],
    [{ kind: "clock", at: 1, for: 2, process: "n1", skew: -30, drift: 0.01 }, "From 1 ms to 3 ms, the clock of n1 jumps 30 ms back and runs 1 % too fast.", "1 ms 至 3 ms：n1 的时钟慢了 30 ms，走速快 1%。"],
  ];
  it.each(faults)("%o", (fault, en, zh) => {
    expect(tellFaultSpan(fault, "en")).toBe(en);
    expect(tellFaultSpan(fault, "zh")).toBe(zh);
  });

  it("has a label that names who is cut from whom", () => {
    expect(faultLabel({ kind: "partition", at: 0, for: 1, from: ["n1"], to: ["n2", "n3"] }, "en")).toBe("cut: n1 | n2 n3");
    expect(faultLabel({ kind: "crash", at: 0, for: 1, process: "n1" }, "zh")).toBe("停机：n1");
  });
});

describe("JSON in short", () => {
  it("drops the quotes that nobody needs and keeps to its room", () => {
    expect(brief({ role: "leader", log: [1, "two words"], gone: undefined })).toBe('{ role: leader, log: [1, "two words"] }');
    expect(brief("a very long text", 8)).toBe("a very …");
  });
});
