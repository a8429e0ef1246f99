import { describe, expect, test } from "vitest";
import { compile } from ".";

const lab = { files: [{ path: "queue.ts" }, { path: "heap.ts" }, { path: "types.ts", readonly: true }], starter: { "types.ts": "export interface Item { id: string }\nexport const one = 1;" }, api: [] };
const compiled = (queue: string, heap = "export {}") => compile({ "queue.ts": queue, "heap.ts": heap }, lab);

/** The first file's message and place, or "ok". */
function outcome(queue: string, heap?: string): string {
  const result = compiled(queue, heap);
  if (result.ok) return "ok";
  const { at, message } = result.stop;
  return `${at ? `${at.file}:${at.line}:${at.column} ` : ""}${message}`;
}

/** Runs a compiled lab the way the harness does and returns what queue.ts exports. */
function run(queue: string, heap?: string): Record<string, unknown> {
  const result = compiled(queue, heap);
  if (!result.ok) throw new Error(result.stop.message);
  const modules = new Map<string, Record<string, unknown>>();
  const load = (id: string): Record<string, unknown> => {
    const known = modules.get(id);
    if (known) return known;
    const exports = {};
    modules.set(id, exports);
    const module = result.modules.find((m) => m.id === id);
    if (module) (0, eval)(module.code)(exports, (from: string) => load(module.imports[from] ?? ""), Math.pow);
    return exports;
  };
  return load("queue");
}

describe("what compiles", () => {
  test("types are erased and modules see each other, also in a circle", () => {
    const queue = `import { Heap, type Less } from "./heap";\nimport type { Item } from "./types";\nexport const less: Less = (a, b) => a < b;\nexport class Queue<T extends Item> { heap = new Heap(); peek(): T | undefined { return this.heap.peek() as T; } }`;
    const heap = `import { less } from "./queue";\nexport type Less = (a: number, b: number) => boolean;\nexport class Heap { peek() { return less(1, 2); } }`;
    const { Queue } = run(queue, heap) as { Queue: new () => { peek(): unknown } };
    expect(new Queue().peek()).toBe(true);
  });
  test("a thrown error names the line of the source", () => {
    const { fail } = run(`import {\n  one,\n} from "./types";\ninterface Gone {\n  a: 1;\n}\nexport function fail() {\n  throw new Error(String(one));\n}`) as { fail(): void };
    expect(() => fail()).toThrow("1");
    try { fail(); } catch (error) { expect((error as Error).stack).toMatch(/student\/queue\.ts:8:/); }
  });
  test("powers go through the harness, with the precedence of the operator", () => {
    expect(run("let x = 3; x **= 2; export const all = [x, 2 ** 3 ** 2, (-2) ** 2 * 3, 2 ** -1, [1, 2 ** 2].map((n) => n ** 2)];").all)
      .toEqual([9, 512, 12, 0.5, [1, 16]]);
  });
  test("a type-only import of the API costs nothing", () => {
    expect(outcome(`import type { Object } from "@reconcile/api";\nimport { type Node } from "@reconcile/api";\nexport const x = 1;`)).toBe("ok");
  });
  test("names that the wrapper uses may be declared inside functions", () => {
    expect(run("export function f(module: number) { const exports = module; return exports; }\nexport const y = f(1);").y).toBe(1);
  });
});

describe("what does not compile says what and where", () => {
  test.each([
    ["const x = ;", "queue.ts:1:11 Expression expected."],
    ["let a = 1;\nlet a = 2;", "queue.ts:2:5 Identifier 'a' has already been declared"],
    ["export const x = 1;\nenum State { A }", "queue.ts:2:1 Enums are not"],
    ["namespace N { export const a = 1 }", "queue.ts:1:1 Namespaces are not"],
    ["class A { constructor(private x: number) {} }", "queue.ts:1:23 Parameter properties"],
    ["export const x = await 1;", "queue.ts:1:18 "],
    ["const m = import(\"./heap\");", "queue.ts:1:11 import() is not available"],
    ["console.log(import.meta)", "queue.ts:1:13 import.meta is not"],
    ["import fs from \"node:fs\";", "queue.ts:1:16 \"node:fs\" cannot be imported"],
    ["import \"./nothing\";", "queue.ts:1:8 There is no file \"./nothing\""],
    ["import \"../../../etc/passwd\";", "queue.ts:1:8 \"../../../etc/passwd\" cannot"],
    ["import { nope } from \"./heap\";", "queue.ts:1:10 heap.ts does not export \"nope\""],
    ["import { Item } from \"./types\";", "queue.ts:1:10 types.ts does not export \"Item\""],
    ["import { Clock } from \"@reconcile/api\";", "queue.ts:1:10 \"@reconcile/api\" has types only in this lab"],
    ["import * as api from \"@reconcile/api\";", "queue.ts:1:8 \"@reconcile/api\" has types only in this lab: write `import type * as api"],
    ["const o = { x: 2 };\no.x **= 2;", "queue.ts:2:1 `**=` works on a plain variable"],
  ])("%s", (source, expected) => {
    expect(outcome(source)).toContain(expected);
  });
});

describe("a lab whose API has values", () => {
  const withApi = { ...lab, api: ["add", "Total"] };
  const said = (queue: string, heap = "export {}") => {
    const result = compile({ "queue.ts": queue, "heap.ts": heap }, withApi);
    return result.ok ? "ok" : `${result.stop.at?.file}:${result.stop.at?.line}:${result.stop.at?.column} ${result.stop.message}`;
  };
  test.each([
    "import { add, type Clock } from \"@reconcile/api\"; export const x = add;",
    "import * as api from \"@reconcile/api\"; export const x = api.add;",
    "import \"@reconcile/api\";",
    "export { add as plus } from \"@reconcile/api\";",
    "export * from \"@reconcile/api\"; export * as api from \"@reconcile/api\";",
  ])("compiles %s", (source) => { expect(said(source)).toBe("ok"); });
  test("its values can be passed on", () => {
    expect(said("import { add } from \"./heap\"; add;", "export * from \"@reconcile/api\";")).toBe("ok");
    expect(said("import { sub } from \"./heap\"; sub;", "export * from \"@reconcile/api\";")).toContain("queue.ts:1:10 heap.ts does not export \"sub\"");
  });
  test.each([
    ["import { Clock } from \"@reconcile/api\";", "queue.ts:1:10 \"@reconcile/api\" has no value \"Clock\". If it is a type, write `import type { Clock } from \"@reconcile/api\"`."],
    ["import {\n  add,\n  sub,\n} from \"@reconcile/api\";", "queue.ts:3:3 \"@reconcile/api\" has no value \"sub\""],
    ["export { toString } from \"@reconcile/api\";", "queue.ts:1:10 \"@reconcile/api\" has no value \"toString\""],
    ["import api from \"@reconcile/api\";", "queue.ts:1:8 \"@reconcile/api\" has no value \"default\""],
    ["import { add } from \"@reconcile/api/keys\";", "queue.ts:1:21 \"@reconcile/api/keys\" cannot be imported"],
  ])("refuses %s", (source, expected) => { expect(said(source)).toContain(expected); });
});

describe("what is hostile is refused", () => {
  test.each([
    ["closes the wrapper", "}); globalThis.escaped = 1; (function() {"],
    ["closes both functions", "}).call()}); globalThis.escaped = 1; ((function(){(function(){"],
    ["hides a brace from the engine in an HTML comment", "const a = 1, b = 1, x = a <!--b + {\n}\n}).call(0)}); globalThis.escaped = 1; (function() {"],
    ["declares what the wrapper needs", "const a = 1; export { a };\nlet b = a\n--> b;\n}"],
    ["with a with", "with (globalThis) {}"],
  ])("%s", (_, source) => {
    expect(compiled(source)).toMatchObject({ ok: false, stop: { code: "compile-error" } });
  });

  test.each([
    ["conditional arrows", `const c = 1, d = 1; export const x = ${"a?(b):c=>".repeat(24)}d`],
    ["arrows in defaults", `export const x = ${"(a=".repeat(40)}1${")=>0".repeat(40)}`],
    ["async arrows in defaults", `export const x = ${"async(a=".repeat(40)}1${")=>0".repeat(40)}`],
    ["generics or comparisons", `export const x = ${"f<T>(".repeat(40)}1${")".repeat(40)}`],
    ["less-than chains", `export const x = ${"a<b<".repeat(200)}1`],
    ["parentheses", "(".repeat(60_000)],
    ["arrays", "[".repeat(30_000) + "]".repeat(30_000)],
    ["blocks", "{".repeat(30_000) + "}".repeat(30_000)],
    ["templates", "`${".repeat(15_000)],
    ["a sum", `export const x = 1${"+1".repeat(30_000)}`],
    ["types", `type T = ${"Array<".repeat(9_000)}1${">".repeat(9_000)}`],
    ["functions in defaults", `export const x = ${"function(a=".repeat(40)}1${"){}".repeat(40)}`],
    ["methods in defaults", `export const x = ${"{m(a=".repeat(40)}1${"){}}".repeat(40)}`],
    ["arrow chains", `export const x = ${"(a)=>".repeat(500)}1`],
    ["calls of arrows", `export const x = ${"f((a)=>".repeat(100)}1${")".repeat(100)}`],
  ])("%s take no time", (_, source) => {
    const begin = performance.now();
    compiled(source);
    expect(performance.now() - begin).toBeLessThan(1_500);
  });

  test("too large a file is named with its size", () => {
    expect(outcome(`// ${"x".repeat(70_000)}`)).toContain("queue.ts is too large: 69 kB; at most 64 kB.");
  });
  test("too much in all", () => {
    const many = { files: ["a", "b", "c", "d"].map((name) => ({ path: `${name}.ts` })), starter: {}, api: [] };
    const text = `// ${"x".repeat(60_000)}`;
    expect(compile({ "a.ts": text, "b.ts": text, "c.ts": text, "d.ts": text }, many)).toMatchObject({ ok: false, stop: { message: expect.stringContaining("together") } });
  });
  test("foreign, missing and inherited names are no files", () => {
    expect(compile({ "queue.ts": "", "heap.ts": "", "../x.ts": "" }, lab)).toMatchObject({ ok: false, stop: { message: expect.stringContaining("not a file of this lab") } });
    expect(compile({ "queue.ts": "" }, lab)).toMatchObject({ ok: false, stop: { message: "heap.ts is missing." } });
    expect(compile({ "queue.ts": "" }, { files: [{ path: "toString" }, { path: "queue.ts" }], starter: {}, api: [] })).toMatchObject({ ok: false, stop: { message: "toString is missing." } });
  });
  test("what was compiled before changes nothing", () => {
    const files = { "queue.ts": "export const a: number = 1;", "heap.ts": "import { a } from './queue'; export const b = a;" };
    const first = compile(files, lab);
    expect(compile({ ...files, "queue.ts": "export const c = 1;" }, lab)).toMatchObject({ ok: false, stop: { at: { file: "heap.ts", line: 1 } } });
    expect(compile(files, lab)).toEqual(first);
    expect(first.ok).toBe(true);
  });
  test("a read-only file is the lab's, whatever was sent", () => {
    const result = compile({ "queue.ts": "", "heap.ts": "", "types.ts": "export const one = 2;" }, lab);
    expect(result.ok && result.modules[2]?.code).toContain("one = 1");
  });
});
