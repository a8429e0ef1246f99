import { describe, expect, test } from "vitest";
import { ReportBuilder } from "./build-report";
import type { GuestEvent } from "./harness/protocol";
import type { LabManifest } from "./lab";

const text = { en: "x", zh: "x" };
const manifest: LabManifest = {
  id: "l", version: "v", title: text, summary: text, minutes: 1, points: 1, files: [{ path: "a.ts" }], lessons: [], buildsOn: [], startsAt: "one",
  groups: [{ id: "g", title: text }], starter: {}, api: [], fuel: { reference: 1, limit: 2000 }, bundles: { visible: "visible.js", full: "full.js" },
  tests: [
    { id: "one", group: "g", title: text, hidden: false },
    { id: "two", group: "g", title: text, hidden: false },
    { id: "three", group: "g", title: text, hidden: true },
  ],
};
const started = (test: string): GuestEvent => ({ type: "started", test });
const passed = (id: string, more: object = {}): GuestEvent => ({ type: "finished", report: { id, group: "g", status: "passed", hidden: false, virtualMs: 1, logs: [], ...more } });
/** Failed under a schedule of these faults. */
const failedUnder = (faults: readonly unknown[], hidden = false): GuestEvent =>
  passed(hidden ? "three" : "one", { status: "failed", hidden, failure: { code: "threw" }, schedule: { seed: 1, processes: ["a", "b"], until: 9, faults } });
const done: GuestEvent = { type: "done", traceHash: "0123456789abcdef", virtualMs: 3 };
const whole = [started("one"), passed("one"), started("two"), passed("two"), started("three"), passed("three"), done];

function report(events: readonly unknown[], options: { hidden?: boolean; only?: string[]; json?: string } = {}) {
  const builder = new ReportBuilder({ manifest, seed: 7, files: { "a.ts": "\n  throw 1;\n" }, hidden: options.hidden ?? true, engine: "e", ...(options.only ? { only: options.only } : {}) });
  builder.add(options.json ?? JSON.stringify(events), 5);
  return builder.finish({ fuel: 1, realMs: 9 });
}

describe("what a pass is", () => {
  test("every test of the manifest, once, in order, and one end", () => {
    expect(report(whole)).toMatchObject({ verdict: "passed", traceHash: "0123456789abcdef", seed: 7, labVersion: "v" });
  });
  test.each([
    ["no event at all", []],
    ["no end", whole.slice(0, -1)],
    ["a missing test", [started("one"), passed("one"), started("two"), passed("two"), done]],
    ["a repeated test", [started("one"), passed("one"), passed("one"), done]],
    ["another order", [started("two"), passed("two"), started("one"), passed("one"), started("three"), passed("three"), done]],
    ["an unknown test", [started("zero"), passed("zero"), done]],
    ["a test that never started", [passed("one"), passed("two"), passed("three"), done]],
    ["two ends", [...whole, done]],
    ["words after the end", [...whole, started("one")]],
    ["a status that is none", [started("one"), passed("one", { status: "great" }), done]],
    ["failed without a failure", [started("one"), passed("one", { status: "failed" }), done]],
    ["fields that nobody knows", [...whole.slice(0, -1), { ...done, verdict: "passed" }]],
    ["a digest that is none", [...whole.slice(0, -1), { ...done, traceHash: "<b>" }]],
    ["a schedule where nothing failed", [started("one"), passed("one", { schedule: { seed: 1, processes: [], until: 1, faults: [] } }), done]],
    ["a fault that is none", [started("one"), failedUnder([{ kind: "quake", at: 1, for: 1 }]), done]],
    ["a fault that never began", [started("one"), failedUnder([{ kind: "crash", at: null, for: 1, process: "a" }]), done]],
    ["an event that is none", [null]],
    ["no list", { type: "done" }],
  ])("not %s", (_, events) => {
    expect(report(events as unknown[])).toMatchObject({ verdict: "failed", stop: { code: "tampered" } });
  });
  test("not what is no JSON", () => {
    expect(report([], { json: "[" })).toMatchObject({ verdict: "failed", stop: { code: "tampered" } });
  });
  test("not a part of the lab", () => {
    expect(report([started("one"), passed("one"), done], { only: ["one"] })).toMatchObject({ verdict: "failed", tests: [{ status: "passed" }, { status: "not-run" }, { status: "not-run" }] });
  });
  test("not a run that was stopped, though all tests had passed", () => {
    const builder = new ReportBuilder({ manifest, seed: 7, files: {}, hidden: true, engine: "e" });
    builder.add(JSON.stringify(whole), 1);
    expect(builder.finish({ stop: { code: "too-slow" }, fuel: 1, realMs: 1 })).toMatchObject({ verdict: "failed", stop: { code: "too-slow" }, traceHash: "" });
  });
  test("in a browser, all visible tests", () => {
    expect(report([...whole.slice(0, 4), done], { hidden: false })).toMatchObject({ verdict: "passed", tests: [{}, {}, { status: "not-run", hidden: true }] });
  });
});

describe("what a report tells", () => {
  const failedAt = (line: number, file = "a.ts") => report([
    started("one"), passed("one", { status: "failed", failure: { code: "threw", at: { file, line, column: 9 }, frames: [{ file, line, column: 9 }] } }),
    ...whole.slice(2),
  ]).tests[0]?.failure;

  test("places exist in the sources, at the line's first character", () => {
    expect(failedAt(2)).toMatchObject({ at: { line: 2, column: 3 }, frames: [{ line: 2, column: 3 }] });
    expect(failedAt(9)).toEqual({ code: "threw" });
    expect(failedAt(1, "../../etc/passwd")).toEqual({ code: "threw" });
  });
  test("the student's own line, where a given file threw what the student's code called", () => {
    const at = (file: string, line: number) => ({ file, line, column: 1 });
    const placed = (frames: object[]) => {
      const lab = { ...manifest, files: [...manifest.files, { path: "given.ts", readonly: true }], starter: { "given.ts": "throw 1;\n" } };
      const builder = new ReportBuilder({ manifest: lab, seed: 7, files: { "a.ts": "one;\ntwo;\n" }, hidden: true, engine: "e" });
      builder.add(JSON.stringify([started("one"), passed("one", { status: "failed", failure: { code: "threw", at: frames[0], frames } }), ...whole.slice(2)]), 5);
      return builder.finish({ fuel: 1, realMs: 9 }).tests[0]?.failure;
    };
    expect(placed([at("given.ts", 1), at("a.ts", 2), at("a.ts", 1)])).toEqual({ code: "threw", at: at("a.ts", 2), frames: [at("a.ts", 2), at("a.ts", 1)] });
    expect(placed([at("given.ts", 1)])).toEqual({ code: "threw", at: at("given.ts", 1), frames: [at("given.ts", 1)] });
  });
  test("a hidden test says nothing but that it failed", () => {
    const leak = passed("three", { status: "failed", hidden: false, failure: { code: "threw", thrown: "secret" }, logs: [{ level: "log", text: "secret", virtualMs: 0 }] });
    const made = report([...whole.slice(0, 5), leak, done]);
    expect(made.tests[2]).toEqual({ id: "three", group: "g", hidden: true, status: "failed", virtualMs: 0, realMs: 0, logs: [], failure: { code: "hidden" } });
    expect(JSON.stringify(made)).not.toContain("secret");
  });
  test("a schedule as it is, with faults of every kind, and none of a hidden test", () => {
    const faults = [
      { kind: "crash", at: 1, for: 2, process: "a" }, { kind: "pause", at: 1.5, for: 0, process: "a" },
      { kind: "partition", at: 1, for: 2, from: ["a"], to: ["b"], oneWay: true }, { kind: "clock", at: 1, for: 2, process: "a", skew: -5, drift: -0.01 },
      { kind: "network", at: 1, for: 2, to: "b", loss: 1, delay: { kind: "tail", min: 1, max: 2 } },
    ];
    expect(report([started("one"), failedUnder(faults), ...whole.slice(2)]).tests[0]).toMatchObject({ schedule: { processes: ["a", "b"], until: 9, faults } });
    expect(report([...whole.slice(0, 5), failedUnder(faults, true), done]).tests[2]).not.toHaveProperty("schedule");
  });
  test("a stop names the test that was running, and of a hidden one no more than that", () => {
    const stopped = (events: unknown[]) => {
      const builder = new ReportBuilder({ manifest, seed: 7, files: {}, hidden: true, engine: "e" });
      builder.add(JSON.stringify(events), 1);
      return builder.finish({ stop: { code: "out-of-memory", message: "m" }, fuel: 1, realMs: 1 }).stop;
    };
    expect(stopped([started("one")])).toEqual({ code: "out-of-memory", message: "m", test: "one" });
    expect(stopped(whole.slice(0, 5))).toEqual({ code: "out-of-memory", test: "three" });
  });
  test("traces are left out once a run has said so much that storing it would be a burden", () => {
    const event = { id: 0, time: 0, process: "p", kind: "state", cause: -1, detail: "x".repeat(700_000) };
    const failed = (id: string) => passed(id, { status: "failed", failure: { code: "threw" }, traceFocus: 0, trace: { seed: 7, processes: ["p"], events: [event, event], truncated: false } });
    const builder = new ReportBuilder({ manifest, seed: 7, files: {}, hidden: true, engine: "e" });
    for (const said of [[started("one")], [failed("one")], [started("two")], [failed("two")]]) builder.add(JSON.stringify(said), 1);
    const [one, two] = builder.finish({ fuel: 1, realMs: 1 }).tests;
    expect(one).toMatchObject({ traceFocus: 0, trace: { seed: 7 } });
    expect(two).toMatchObject({ status: "failed", failure: { code: "threw" } });
    expect(two).not.toHaveProperty("trace");
    expect(two).not.toHaveProperty("traceFocus");
  });
});
