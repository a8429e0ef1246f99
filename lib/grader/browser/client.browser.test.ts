import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildLabs } from "@/scripts/build-labs";
import { buildSandbox } from "@/scripts/build-sandbox";
import type { Attack } from "@/tests/attacks/attack";
import { corpus } from "@/tests/attacks/corpus";
import { escapeMark, submission } from "@/tests/attacks/submission";
import type { LabManifest } from "../lab";
import type { Report, SourceFiles } from "../report";
import { createGraderPool } from "../server/pool";
import { labBundleUrl, readSandboxIndex, sandboxUrls } from "./assets.server";
import type { BrowserGrader, BrowserGraderOptions } from "./client";
import { startBrowser, startSite } from "./testing/site";

interface TestWindow {
  readonly grader: { createBrowserGrader(options: BrowserGraderOptions): BrowserGrader };
  lab?: BrowserGrader;
  /** What it was made with. */
  made?: string;
}

let server: Server;
let browser: Browser;
let page: Page;
let manifest: LabManifest;
let options: BrowserGraderOptions;
let reference: SourceFiles;

beforeAll(async () => {
  await buildLabs();
  await buildSandbox();
  manifest = JSON.parse(readFileSync("build/labs/workqueue/manifest.json", "utf8")) as LabManifest;
  reference = Object.fromEntries(manifest.files.map((file) => [file.path, readFileSync(path.join("labs/workqueue/solution", file.path), "utf8")]));
  options = { lab: manifest, bundleUrl: labBundleUrl("workqueue", manifest.version), sandbox: sandboxUrls(await readSandboxIndex()) };
  const [site, started] = await Promise.all([startSite(), startBrowser()]);
  ({ server } = site);
  browser = started;
  page = await browser.newPage();
  await page.goto(site.url);
}, 60_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

/** Runs files in the page and says how long that took there, in ms. A patient grader, where what counts is not the clock. */
function run(files: SourceFiles, changes: Partial<BrowserGraderOptions> = { budgetMs: 20_000 }): Promise<{ report: Report; ms: number; frames: number }> {
  return page.evaluate(async ([given, sources]) => {
    const window = globalThis as unknown as TestWindow;
    const made = JSON.stringify(given);
    if (window.made !== made) {
      window.lab?.dispose();
      window.lab = window.grader.createBrowserGrader(given);
      window.made = made;
    }
    const begun = performance.now();
    const report = await (window.lab as BrowserGrader).run(sources, { seed: 7 });
    return { report, ms: performance.now() - begun, frames: document.querySelectorAll("iframe").length };
  }, [{ ...options, ...changes }, files] as const);
}

/** What the browser's and the server's report must have in common: all but times, fuel, engine, hidden tests, and how an engine words its own errors. */
function comparable({ tests, realMs: _realMs, fuel: _fuel, engine: _engine, ...rest }: Report): unknown {
  const hidden = new Set(manifest.tests.filter((test) => test.hidden).map((test) => test.id));
  return {
    ...rest,
    tests: tests.filter((test) => !hidden.has(test.id)).map(({ realMs: _testMs, failure, ...test }) => (
      failure ? { ...test, failure: { ...failure, ...(failure.thrown?.startsWith("TypeError") ? { thrown: "TypeError" } : {}) } } : test
    )),
  };
}

describe("the browser's grader", () => {
  it("gives the same report as the server, for right, wrong and broken files", async () => {
    const pool = createGraderPool({ size: 1 });
    try {
      const wrong = { ...reference, "queue.ts": (reference["queue.ts"] ?? "").replace(".shift()", ".pop()") };
      const broken = { ...reference, "queue.ts": "export class Queue {\n  add( {\n}\n" };
      for (const files of [reference, manifest.starter, wrong, broken]) {
        const here = await run(files);
        const there = await pool.grade({ lab: "workqueue", files, seed: 7 });
        expect(comparable(here.report)).toEqual(comparable(there));
      }
    } finally {
      await pool.close();
    }
  }, 120_000);

  it("shows a rejected promise that nobody handled with the test it belongs to", async () => {
    const text = reference["queue.ts"] ?? "";
    const files = { ...reference, "queue.ts": text.replace("  len(): number {", "  len(): number {\n    if (this.queue.length === 2) void Promise.reject(new Error('nobody cares'));") };
    expect(files["queue.ts"]).not.toBe(text);
    const logged = ({ tests }: Report) => tests.filter(({ logs }) => logs.some((line) => line.text.includes("nobody cares"))).map(({ id }) => id);
    const pool = createGraderPool({ size: 1 });
    try {
      const here = logged((await run(files)).report);
      expect(here).toContain("queue.len");
      expect(here).toEqual(logged(await pool.grade({ lab: "workqueue", files, seed: 7 })));
    } finally {
      await pool.close();
    }
  }, 60_000);

  it("stops an endless loop, names it, and runs the next files as if nothing had happened", async () => {
    const looping = { ...reference, "queue.ts": `${reference["queue.ts"]}\nwhile (true) {}\n` };
    const { report } = await run(looping, { budgetMs: 500 });
    expect(report).toMatchObject({ verdict: "failed", stop: { code: "timeout" } });
    const next = await run(reference);
    expect(next.report.verdict).toBe("passed");
  }, 60_000);

  it("tells which test was running when the time was up", async () => {
    const { report } = await run(submission({ id: "x", tries: "", call: "for (;;) {}", ends: [] }), { budgetMs: 1_000 });
    expect(report.stop).toEqual({ code: "timeout", test: manifest.tests[0]?.id });
  }, 60_000);

  it("cancels a run that is superseded, and one that is aborted", async () => {
    const codes = await page.evaluate(async ([given, sources, endless]) => {
      const lab = (globalThis as unknown as TestWindow).grader.createBrowserGrader(given);
      const first = lab.run(endless);
      const abort = new AbortController();
      const second = lab.run(endless, { signal: abort.signal });
      setTimeout(() => abort.abort(), 300);
      const ended = [await first, await second].map((report) => report.stop?.code);
      const last = await lab.run(sources, { seed: 7 });
      lab.dispose();
      return [...ended, last.verdict];
    }, [{ ...options, budgetMs: 20_000 }, reference, { ...reference, "queue.ts": `${reference["queue.ts"]}\nfor (;;) {}` }] as const);
    expect(codes).toEqual(["cancelled", "cancelled", "passed"]);
  }, 60_000);

  it.each([
    ["the sandbox page is missing", { sandbox: { frame: "/nowhere" } }],
    ["the workers' script is missing", { sandbox: { runner: "/nowhere.js" } }],
    ["the lab's bundle is missing", { bundleUrl: "/nowhere.js" }],
  ])("reports a fault of ours when %s", async (_, { sandbox, bundleUrl }: { sandbox?: Partial<BrowserGraderOptions["sandbox"]>; bundleUrl?: string }) => {
    const { report } = await run(reference, { patienceMs: 2_000, sandbox: { ...options.sandbox, ...sandbox }, ...(bundleUrl === undefined ? {} : { bundleUrl }) });
    expect(report).toMatchObject({ verdict: "error", stop: { code: "infrastructure" } });
  }, 60_000);

  it("keeps the sandbox out of reach: an opaque origin, no network, not to be framed elsewhere", async () => {
    const { policy } = await readSandboxIndex();
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/connect-src|https?:|\*/);
    await run(reference);
    expect(await page.evaluate(() => [...document.querySelectorAll("iframe")].map((frame) => frame.getAttribute("sandbox")))).toEqual(["allow-scripts", "allow-scripts"]);
  }, 60_000);

  it("survives the attacks that make sense here: none passes, and the page stays alive", async () => {
    const attacks = Object.values(corpus).flat().filter((attack) => attack.browser);
    const byClock = (attack: Attack): boolean => attack.browser?.includes("timeout") === true;
    // The patient ones first: a grader is kept while its limits stay the same.
    for (const attack of [...attacks.filter((one) => !byClock(one)), ...attacks.filter(byClock)]) {
      const { report } = await run(submission(attack), { budgetMs: byClock(attack) ? 600 : 20_000 });
      const end = report.stop?.code ?? report.tests.find((test) => test.status === "failed")?.failure?.code;
      expect({ attack: attack.id, verdict: report.verdict, end, escaped: JSON.stringify(report).includes(escapeMark) }, JSON.stringify(report.stop))
        .toEqual({ attack: attack.id, verdict: "failed", end: expect.toBeOneOf([...(attack.browser ?? [])]) as string, escaped: false });
    }
    expect((await run(reference)).report.verdict).toBe("passed");
  }, 240_000);
});
