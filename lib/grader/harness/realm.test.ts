import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildFixture, type Built } from "../__fixtures__/grading";
import type { Report } from "../report";
import * as apiValues from "@/labs/api";

let lab: Built;
beforeAll(async () => { lab = await buildFixture("probe"); });
afterAll(() => { lab.remove(); });

/** What `run` returns in the server's engine and in this process's, as the report prints it; and it has to be the same. */
async function both(source: string): Promise<string | undefined> {
  const files = { "probe.ts": source };
  const [server, browser] = [await lab.grade(files), await lab.gradeInV8(files)];
  const [a, b] = [server, browser].map(outcome);
  expect(a).toBe(b);
  return a;
}

const outcome = ({ tests: [value], stop }: Report) => (stop ? `stop ${stop.code}` : value?.status === "passed" ? "\"ok\"" : value?.failure?.actual ?? value?.failure?.thrown ?? value?.failure?.code);
const returned = (body: string) => both(`export function run(world: any): unknown {\n${body}\n}`);

describe("nothing outlives a test or is shared with the harness", () => {
  test.each([
    ["the function behind **", "__pow"],
    ["what an iterator's method returns", "Object.getPrototypeOf(([1].values() as any).map?.((x: unknown) => x) ?? Object.freeze([]))"],
    ["a foreign iterator that was wrapped", "Object.getPrototypeOf((globalThis as any).Iterator?.from({ next() {} }) ?? Object.freeze([]))"],
  ])("%s is frozen", async (_what, value) => {
    expect(await returned(`return Object.isFrozen(${value});`)).toBe("true");
  });
});

describe("the realm is the language and nothing of its host", () => {
  test("no global besides the language", async () => {
    const names = await returned("const names = Reflect.ownKeys(globalThis).map(String).filter((name) => typeof (globalThis as any)[name] !== 'undefined' || name === 'undefined'); return names.filter((name) => !/^(Object|Function|Array|Number|Boolean|String|Symbol|Date|Promise|RegExp|.*Error|JSON|Math|Reflect|Proxy|Map|Set|WeakMap|WeakSet|BigInt|ArrayBuffer|DataView|Iterator|.*Array|parse.*|is.*|NaN|Infinity|undefined|globalThis|.*URI(Component)?)$/.test(name)).sort();");
    expect(names).toBe('[\n  "console",\n  "eval",\n  "fetch",\n  "requestAnimationFrame",\n  "require",\n  "setImmediate",\n  "setInterval",\n  "setTimeout",\n]');
  });
  test.each([
    ["setTimeout(() => {}, 1)", "use the clock that your code is handed"],
    ["fetch('http://x')", "no network"],
    ["Date.now()", "clock.now()"],
    ["new Date()", "clock.now()"],
    ["Math.random()", "use the random numbers that your code is handed"],
    ["Math.sin(1)", "round its results differently"],
    ["eval('1')", "never made from text"],
    ["new Function('return 1')()", "never made from text"],
    ["(async () => {}).constructor('return 1')()", "never made from text"],
    ["Object.getPrototypeOf(function* () {}).constructor('yield 1')", "never made from text"],
    ["require('fs')", "cannot be imported"],
  ])("%s says why not", async (code, why) => {
    expect(await returned(`return (${code});`)).toContain(why);
  });
});

describe("engines agree", () => {
  test.each([
    ["new Date(2020, 1, 30, 12).toISOString()", '"2020-03-01T12:00:00.000Z"'],
    ["[new Date('2020-01-01T00:00').getTime(), new Date('1 Jan 2020').getTime(), new Date(5).getHours(), new Date(7).getTimezoneOffset(), String(new Date(0)), Date.UTC(1970, 0, 2)].join()", '"1577836800000,NaN,0,0,1970-01-01T00:00:00.000Z,86400000"'],
    ["new Date(new Date(9)) instanceof Date && new (class extends Date {})(3).getTime()", "3"],
    ["[1.5 ** 7.3, Math.pow(1.1, 11), Math.exp(1.3), Math.log(7), Math.log10(1e5)]", undefined],
    ["(1234.5).toLocaleString() + 'ä'.localeCompare('z') + 'I'.toLocaleLowerCase()", '"1234.51i"'],
    ["(() => { const calls: string[] = []; [3, 1, 2].sort((a, b) => { calls.push(`${a}${b}`); return a - b; }); return calls.join(); })()", undefined],
    ["[typeof Intl, typeof WebAssembly, typeof SharedArrayBuffer, typeof Atomics, typeof WeakRef, typeof performance, typeof structuredClone].join()", '"undefined,undefined,undefined,undefined,undefined,undefined,undefined"'],
    ["(function f() { return f.toString() + class A {}.toString() + String(Math.max); })()", '"[source hidden][source hidden][source hidden]"'],
    ["(() => { 'abc'.match(/b/); return [(RegExp as any).$1, (RegExp as any).lastMatch].join(); })()", '","'],
  ])("%s", async (code, expected) => {
    const result = await returned(`return ${code};`);
    if (expected !== undefined) expect(result).toBe(expected);
  });
  test("and on the digest of a whole run", async () => {
    const tiny = await buildFixture("tiny");
    const [server, browser] = [await tiny.grade(tiny.solution, 42), await tiny.gradeInV8(tiny.solution, 42)];
    expect([server.verdict, browser.verdict]).toEqual(["passed", "passed"]);
    expect(server.traceHash).toBe(browser.traceHash);
    expect((await tiny.grade(tiny.solution, 43)).traceHash).not.toBe(server.traceHash);
    tiny.remove();
  });
});

describe("built-ins cannot be poisoned", () => {
  test.each([
    "Array.prototype.push = () => 0",
    "Array.prototype.toJSON = () => []",
    "Object.prototype.then = 1",
    "Object.defineProperty(Object.prototype, 'ok', { value: 1 })",
    "JSON.stringify = () => ''",
    "Promise.prototype.then = () => {}",
    "Promise.resolve = () => {}",
    "Map.prototype.set = () => {}",
    "Error.prepareStackTrace = () => 1",
    "Symbol.prototype[Symbol.toPrimitive] = () => 1",
    "Object.getPrototypeOf([][Symbol.iterator]()).next = () => {}",
    "Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype).x = 1",
    "Object.setPrototypeOf(Array.prototype, null)",
    "globalThis.leak = 1",
    "globalThis.Promise = 1",
    "delete globalThis.JSON",
    "console.log = () => {}",
    "world.clock.now = () => 1",
    "world.clock.sleep.constructor.prototype.call = () => 1",
  ])("%s throws", async (code) => {
    expect(await returned(`"use strict"; try { ${code.replace(/globalThis\./, "(globalThis as any).").replace(/^delete .*/, "delete (globalThis as any).JSON")}; return "done"; } catch (error) { return error instanceof TypeError; }`)).toBe("true");
  });
  test("but an object of one's own may override what it inherits", async () => {
    expect(await returned("class Mine extends Error { constructor() { super('x'); this.name = 'Mine'; this.message = 'y'; } } const o: any = {}; o.toString = () => 'z'; o.constructor = 1; return `${new Mine()}${o}` === 'Mine: yz' ? 'ok' : `${new Mine()}${o}`;")).toBe('"ok"');
  });
});

describe("the values of @reconcile/api", () => {
  const using = (body: string) => both(`import * as api from "@reconcile/api";\nexport function run(world: any): unknown {\n${body}\n}`);

  test("are there, the same in both engines, in all ways to import them", async () => {
    expect(lab.manifest.api).toEqual(Object.keys(apiValues).sort());
    expect(await using("return Object.keys(api);")).toContain("splitMetaNamespaceKey");
    expect(await both('import { metaNamespaceKeyFunc as key } from "@reconcile/api";\nexport function run() { return key({ metadata: { namespace: "a", name: "b" } }); }')).toBe('"a/b"');
    expect(await both('export { metaNamespaceKeyFunc as run } from "@reconcile/api";')).toBe('""');
    expect(await both('import * as me from "./probe";\nexport * from "@reconcile/api";\nexport function run() { return Object.keys(me).includes("splitMetaNamespaceKey"); }')).toBe("true");
  });
  test("an error from within is placed in the student's file", async () => {
    const source = 'import { splitMetaNamespaceKey } from "@reconcile/api";\n\nexport function run() {\n  return splitMetaNamespaceKey("a/b/c");\n}';
    const thrown = 'Error: unexpected key format: "a/b/c"';
    expect((await lab.grade({ "probe.ts": source })).tests[0]?.failure).toMatchObject({ code: "threw", thrown, at: { file: "probe.ts", line: 4 } });
    expect((await lab.gradeInV8({ "probe.ts": source })).tests[0]?.failure).toMatchObject({ code: "threw", thrown });
  });
  test("are frozen, with all that hangs on them", async () => {
    expect(await using(`
      const open: string[] = [];
      const seen = new Set<unknown>();
      const look = (value: any, path: string) => {
        if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
        seen.add(value);
        if (!Object.isFrozen(value) || value instanceof Map || value instanceof Set || value instanceof RegExp || value instanceof Date || ArrayBuffer.isView(value)) open.push(path);
        look(Object.getPrototypeOf(value), path + ".__proto__");
        for (const key of Reflect.ownKeys(value)) {
          const { value: held, get, set } = Object.getOwnPropertyDescriptor(value, key)!;
          if (value === api && get) open.push("getter " + String(key));
          for (const part of [held, get, set]) look(part, path + "." + String(key));
        }
      };
      look(api, "api");
      return open;`)).toBe("[]");
  });
  test.each([
    "(api as any).splitMetaNamespaceKey = () => 1",
    "(api as any).more = 1",
    "delete (api as any).splitMetaNamespaceKey",
    "Object.setPrototypeOf(api, {})",
    "Object.defineProperty(api, 'splitMetaNamespaceKey', { get() { return 1; } })",
    "(api.splitMetaNamespaceKey as any).cache = []",
  ])("%s throws", async (code) => {
    expect(await using(`try { ${code}; return "done"; } catch (error) { return error instanceof TypeError; }`)).toBe("true");
  });
});

describe("a test's outcome is its own", () => {
  test("modules are evaluated afresh for each test", async () => {
    const report = await lab.grade({ "probe.ts": "let count = 0;\nexport function run() { return count++ === 0 ? 'ok' : 'again'; }" });
    expect(report.verdict).toBe("passed");
  });
  test("an assertion that the student's code swallows still fails the test, at the student's line", async () => {
    const report = await lab.grade({ "probe.ts": "export function run(world: any) {\n  try {\n    world.callback();\n  } catch {}\n  return 'ok';\n}" });
    expect(report.tests[0]).toMatchObject({ status: "failed", failure: { code: "assertion", message: { en: "callback" }, at: { file: "probe.ts", line: 3, column: 5 } } });
  });
  test("a promise that never settles is told as such, in both engines, and the next test runs", async () => {
    expect(await both("export function run() { return new Promise(() => {}); }")).toBe("stuck");
    const { tests } = await lab.grade({ "probe.ts": "export function run() { return new Promise(() => {}); }" });
    expect(tests.map((t) => t.failure?.code)).toEqual(["stuck", "stuck", "hidden"]);
    expect(tests[0]?.failure?.message?.en).toContain("can never finish");
  });
  test("a rejection that nobody handles is shown, and is the reason if the test then waits for ever", async () => {
    const source = (then: string) => ({ "probe.ts": `async function work() {\n  throw new TypeError("lost");\n}\nexport function run() {\n  void work();\n  ${then}\n}` });
    const fine = await lab.grade(source("return 'ok';"));
    expect(fine.verdict).toBe("passed");
    expect(fine.tests[0]?.logs).toEqual([{ level: "error", text: "Uncaught (in promise) TypeError: lost", virtualMs: 0 }]);
    const stuck = source("return new Promise(() => {});");
    expect((await lab.grade(stuck)).tests[0]?.failure).toMatchObject({ code: "stuck", thrown: "TypeError: lost", at: { file: "probe.ts", line: 2, column: 3 } });
    expect((await lab.gradeInV8(stuck)).tests[0]?.failure).toMatchObject({ code: "stuck", thrown: "TypeError: lost" });
  });
  test("a rejection that is handled later in the same moment is none", async () => {
    const { tests } = await lab.grade({ "probe.ts": "export async function run() { const p = Promise.reject(new Error('x')); await 0; await 0; await p.catch(() => {}); return 'ok'; }" });
    expect(tests[0]).toMatchObject({ status: "passed", logs: [] });
  });
  test("a timer without end is told as such", async () => {
    const { tests } = await lab.grade({ "probe.ts": "export async function run(world: any) { for (;;) await world.clock.sleep(1); }" });
    expect(tests[0]?.failure?.code).toBe("stuck");
  });
  test("an endless await is stopped", async () => {
    expect(await lab.grade({ "probe.ts": "export async function run() { for (;;) await 0; }" })).toMatchObject({ verdict: "failed", stop: { code: "too-slow", test: "value" } });
  });
  test("background work is stopped in the test that began it", async () => {
    const source = "export function run() { (async () => { for (;;) await 0; })(); return 'ok'; }";
    expect(await lab.grade({ "probe.ts": source })).toMatchObject({ verdict: "failed", stop: { code: "too-slow", test: "value" } });
  });
  test("console lines go to the test that was running, as many as a reader can bear", async () => {
    const { tests } = await lab.grade({ "probe.ts": "export function run() { console.warn('a', { b: [1] }); for (let i = 0; i < 1000; i++) console.log(i, 'x'.repeat(5000)); return 'ok'; }" });
    expect(tests[0]?.logs[0]).toEqual({ level: "warn", text: "a { b: [1] }", virtualMs: 0 });
    expect(JSON.stringify(tests[0]?.logs).length).toBeLessThan(30_000);
    expect(tests[0]?.logs.at(-1)?.text).toMatch(/^… \d+ more$/);
  });
  test("what a module throws while it is loaded is said once, with its place", async () => {
    expect(await lab.grade({ "probe.ts": "export const run = 1;\n\n  (undefined as any).x;" })).toMatchObject({ verdict: "failed", stop: { code: "load-error", at: { file: "probe.ts", line: 3, column: 3 } }, tests: [{ status: "not-run" }, {}, {}] });
  });
  test("running out of memory while loading is told as such", async () => {
    expect(await lab.grade({ "probe.ts": "const all: unknown[] = [];\nfor (;;) all.push(new Uint8Array(1e6));" })).toMatchObject({ verdict: "failed", stop: { code: "out-of-memory", at: { line: 2 } } });
  });
  test("a missing export is named", async () => {
    const { tests } = await lab.grade({ "probe.ts": "export const walk = 1;" });
    expect(tests[0]?.failure?.message).toEqual({ en: 'probe.ts does not export "run".', zh: "probe.ts 没有导出“run”。" });
  });
  test.each(["throw null", "throw undefined", "throw Symbol('x')", "throw () => 1", "throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })", "throw { get message() { throw 1; } }", "return { get then() { throw new Error('x'); } }", "return { then(resolve: any) { resolve('a'); resolve('b'); } }", "throw Object.assign(new Error('x'), { stack: { toString() { throw 1; } } })"])("%s is a failed test", async (code) => {
    const { verdict, tests, stop } = await lab.grade({ "probe.ts": `export function run(): unknown { ${code}; }` });
    expect({ verdict, stop, statuses: tests.map((t) => t.status) }).toEqual({ verdict: "failed", stop: undefined, statuses: ["failed", "failed", "failed"] });
  });
  test("hidden tests tell nothing, whatever the student's code does with what it is handed", async () => {
    const report = await lab.grade({ "probe.ts": "export function run(world: any) { console.log(world.secret, String(world.callback)); if (world.secret) throw new Error(world.secret); return world.secret ?? 'ok'; }" });
    expect(report.tests.map((t) => t.status)).toEqual(["passed", "passed", "failed"]);
    expect(JSON.stringify(report)).not.toContain("secret");
  });
});
