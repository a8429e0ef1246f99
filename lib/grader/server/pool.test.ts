import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildFixture, type Built } from "../__fixtures__/grading";
import { createGraderPool, type GraderPool } from "./pool";

let lab: Built;
let pool: GraderPool;
const ok = { "probe.ts": "export function run() { return 'ok'; }" };

beforeAll(async () => {
  lab = await buildFixture("probe", { child: true });
  // Loops burn all the fuel there is: less of it makes the same verdicts sooner.
  const file = path.join(lab.buildDir, "labs", "probe", "manifest.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"limit":2000/, '"limit":100'));
  pool = createGraderPool({ size: 2, buildDir: lab.buildDir, wallMs: 2_500 });
  pool.warm();
});
afterAll(async () => {
  await pool.close();
  lab.remove();
});

const grade = (source: string, more: { seed?: number; signal?: AbortSignal } = {}) => pool.grade({ lab: "probe", files: { "probe.ts": source }, seed: 1, ...more });

describe("a grade", () => {
  test("passes the reference, the same way every time", async () => {
    const reports = await Promise.all([1, 1, 1, 1].map((seed) => pool.grade({ lab: "probe", files: ok, seed })));
    for (const report of reports) {
      expect(report).toMatchObject({ verdict: "passed", lab: "probe", seed: 1, labVersion: lab.manifest.version, engine: lab.engine.name });
      expect([report.fuel, report.traceHash]).toEqual([reports[0]?.fuel, reports[0]?.traceHash]);
    }
  });
  test("fails the starter with what it did, where", async () => {
    const report = await pool.grade({ lab: "probe", files: lab.manifest.starter, seed: 1 });
    expect(report).toMatchObject({ verdict: "failed", tests: [{ status: "failed", failure: { expected: '"ok"', actual: '"starter"' } }, {}, {}] });
  });
  test("says where a source does not compile", async () => {
    expect(await grade("export const x = ;")).toMatchObject({ verdict: "failed", stop: { code: "compile-error", at: { file: "probe.ts", line: 1, column: 18 } } });
    expect(await grade("enum A { B }")).toMatchObject({ stop: { explanation: { zh: expect.stringContaining("enum") } } });
  });
  test("of one test is no pass", async () => {
    expect(await pool.grade({ lab: "probe", files: ok, seed: 1, only: ["value"] })).toMatchObject({ verdict: "failed", tests: [{ status: "passed" }, { status: "not-run" }, { status: "not-run" }] });
  });
  test("of an unknown lab is an error that names it", async () => {
    for (const name of ["nothing", "../probe", ""]) {
      expect(await pool.grade({ lab: name, files: ok, seed: 1 })).toMatchObject({ verdict: "error", stop: { code: "infrastructure" } });
    }
  });
});

describe("hostile code ends in a report, and the next grade is well", () => {
  test.each([
    ["an endless loop while loading", "for (;;) {}", "too-slow"],
    ["an endless loop", "export function run() { for (;;) {} }", "too-slow"],
    ["an endless loop that catches", "export function run() { for (;;) try { for (;;) {} } catch {} }", "too-slow"],
    ["an endless generator", "export function run() { const g = (function* () { for (;;) yield 1; })(); return [...{ [Symbol.iterator]: () => ({ next: () => { g.next(); return { done: false, value: 0 }; } }) }].length; }", undefined],
    ["an endless microtask loop", "export async function run() { for (;;) await 0; }", "too-slow"],
    ["a catastrophic regular expression", "export function run() { return /^(a+)+$/.test('a'.repeat(40) + 'b'); }", "too-slow"],
    ["a thenable that resolves to itself for ever", "const t = { then(r: any) { r(t); } };\nexport function run() { return t; }", "too-slow"],
    ["deep recursion", "export function run(): unknown { return [run()]; }", undefined],
    ["a list without end", "export function run() { const a: unknown[] = []; for (;;) a.push(new Array(1000).fill(a)); }", undefined],
    ["buffers without end", "export function run() { const a: unknown[] = []; for (;;) a.push(new Uint8Array(1e6)); }", undefined],
    ["a string without end", "export function run() { let s = 'x'; for (;;) s += s; }", undefined],
    ["running out of memory again and again", "export function run() { const a: unknown[] = []; for (;;) try { for (;;) a.push(new Array(1e5).fill(1)); } catch {} }", undefined],
    ["a sparse list", "export function run() { const a: unknown[] = []; a[4e9] = 1; a.length = 4e9; return a.sort().reverse().join(); }", undefined],
    ["deeply nested JSON", "export function run() { return JSON.parse('['.repeat(1e6)); }", undefined],
  ])("%s", async (_, source, code) => {
    const report = await grade(source);
    expect(report.verdict).toBe("failed");
    if (code) expect(report.stop?.code).toBe(code);
    expect((await pool.grade({ lab: "probe", files: ok, seed: 1 })).verdict).toBe("passed");
  });

  test("a built-in that burns no fuel is killed, retried once, and named", async () => {
    const report = await grade("export function run() { const s = 'a'.repeat(2 ** 20); for (let i = 0; i < 1e4; i++) s.replaceAll('a', 'b' + i); }");
    expect(report).toMatchObject({ verdict: "failed", stop: { code: "timeout", test: "value" } });
    expect((await pool.grade({ lab: "probe", files: ok, seed: 1 })).verdict).toBe("passed");
  });
  test("a neighbour is not hurt", async () => {
    const [bad, good] = await Promise.all([grade("for (;;) {}"), pool.grade({ lab: "probe", files: ok, seed: 1 })]);
    expect([bad.verdict, good.verdict]).toEqual(["failed", "passed"]);
  });
});

describe("waiting and ending", () => {
  test("more grades than children wait their turn", async () => {
    const reports = await Promise.all(Array.from({ length: 12 }, (_, seed) => pool.grade({ lab: "probe", files: ok, seed })));
    expect(reports.map((report) => [report.verdict, report.seed])).toEqual(reports.map((_, seed) => ["passed", seed]));
  });
  test("an aborted grade ends at once, waiting or running, and says so", async () => {
    const small = createGraderPool({ size: 1, buildDir: lab.buildDir });
    const [running, waiting] = [new AbortController(), new AbortController()];
    const slow = small.grade({ lab: "probe", files: { "probe.ts": "export function run() { const s = 'a'.repeat(2 ** 20); for (let i = 0; i < 1e5; i++) s.replaceAll('a', 'b' + i); }" }, seed: 1, signal: running.signal });
    const queued = small.grade({ lab: "probe", files: ok, seed: 1, signal: waiting.signal });
    waiting.abort();
    expect(await queued).toMatchObject({ verdict: "error", stop: { code: "cancelled" } });
    running.abort();
    expect(await slow).toMatchObject({ verdict: "error", stop: { code: "cancelled" } });
    expect((await small.grade({ lab: "probe", files: ok, seed: 1 })).verdict).toBe("passed");
    await small.close();
    expect(await small.grade({ lab: "probe", files: ok, seed: 1 })).toMatchObject({ stop: { code: "cancelled" } });
  });
});

describe("a child process that is broken or taken over", () => {
  /** A pool whose children run the given script instead of the grader. */
  async function withChild(script: string, check: (broken: GraderPool) => Promise<void>): Promise<void> {
    const buildDir = path.join(lab.buildDir, `other ${others++}`);
    cpSync(path.join(lab.buildDir, "labs"), path.join(buildDir, "labs"), { recursive: true });
    mkdirSync(path.join(buildDir, "grader"));
    writeFileSync(path.join(buildDir, "grader", "child.mjs"), script);
    const broken = createGraderPool({ size: 1, buildDir, wallMs: 1_500 });
    await check(broken);
    await broken.close();
  }
  let others = 0;
  const answer = (body: string) => `process.send({ type: "ready" }); process.on("message", (order) => { const { id } = order; const events = (list) => process.send({ type: "events", id, json: JSON.stringify(list) }); ${body} });`;

  test.each([
    ["does not start", "throw new Error('no');", "infrastructure", "error"],
    ["dies at work", answer("process.exit(3);"), "out-of-memory", "failed"],
    ["speaks another language", answer("process.send({ verdict: 'passed' });"), "tampered", "failed"],
    ["sends text", answer("process.send('passed');"), "tampered", "failed"],
    ["claims an end without tests", answer("process.send({ type: 'end', id, fuel: 1 });"), "tampered", "failed"],
    ["claims an end with half the tests", answer("events([{ type: 'started', test: 'value' }, { type: 'finished', report: { id: 'value', group: 'g', status: 'passed', hidden: false, virtualMs: 0, logs: [] } }, { type: 'done', traceHash: '0123456789abcdef', virtualMs: 0 }]); process.send({ type: 'end', id, fuel: 1 });"), "tampered", "failed"],
    ["sends events that are none", answer("process.send({ type: 'events', id, json: '[{' }); process.send({ type: 'end', id, fuel: 1 });"), "tampered", "failed"],
    ["sends more than anybody can read", answer("process.send({ type: 'events', id, json: 'x'.repeat(9e6) }); process.send({ type: 'end', id, fuel: 1 });"), "tampered", "failed"],
    ["answers somebody else's order", answer("process.send({ type: 'end', id: id + 1, fuel: 1 });"), "timeout", "failed"],
  ])("%s", async (_, script, code, verdict) => {
    await withChild(script, async (broken) => {
      expect(await broken.grade({ lab: "probe", files: ok, seed: 1 })).toMatchObject({ verdict, stop: { code } });
    });
  });

  test("sees no environment and no files outside the build", async () => {
    const look = "const tries = {}; for (const [name, attempt] of Object.entries({ read: () => readFileSync('/etc/passwd'), write: () => writeFileSync('/tmp/x', ''), run: () => execSync('true') })) { try { attempt(); tries[name] = 'done'; } catch (error) { tries[name] = error.code; } }";
    await withChild(`import { readFileSync, writeFileSync } from "node:fs"; import { execSync } from "node:child_process"; ${look} const env = Object.keys(process.env).filter((key) => !key.startsWith("NODE_")); ${answer("process.send({ type: 'end', id, stop: { code: 'infrastructure', message: JSON.stringify({ tries, env }) }, fuel: 0 });")}`, async (broken) => {
      const { stop } = await broken.grade({ lab: "probe", files: ok, seed: 1 });
      const denied = "ERR_ACCESS_DENIED";
      expect(JSON.parse(stop?.message ?? "")).toEqual({ tries: { read: denied, write: denied, run: denied }, env: [] });
    });
  });
});

test("children end when the process that forked them is killed, though they are stuck in a built-in", async () => {
  const script = path.join(lab.buildDir, "parent.mts");
  const stuck = "export function run() { const s = 'a'.repeat(2 ** 20); for (let i = 0; i < 1e6; i++) s.replaceAll('a', 'b' + i); }";
  writeFileSync(script, `
    import { GraderChild } from ${JSON.stringify(path.join(import.meta.dirname, "child-process.ts"))};
    const child = new GraderChild(${JSON.stringify(lab.buildDir)});
    child.grade(${JSON.stringify({
      id: 1, lab: "probe", bundle: "full.js", version: "v", files: { "probe.ts": stuck }, compileFor: { files: lab.manifest.files, starter: {} },
      seed: 1, fuel: 1_000_000, memoryBytes: 64 * 2 ** 20,
    })}, 60_000, () => { process.stdout.write(String(child.pid) + "\\n"); }, undefined);
  `);
  const parent = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = await new Promise<number>((resolve) => { parent.stdout.once("data", (data: Buffer) => { resolve(Number(String(data).split("\n")[0])); }); });
  const alive = () => { try { process.kill(pid, 0); return true; } catch { return false; } };
  expect(alive()).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(alive, { timeout: 10_000 }).toBe(false);
});
