import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadQuickJs } from "../engine/quickjs";
import type { LabManifest } from "../lab";
import { engineCode } from "./engine-code";
import { LabError, publishLab } from "./publish-lab";

const root = path.join(import.meta.dirname, "..", "..", "..");
const engineFor = await loadQuickJs(await engineCode(root));
let folder: string;
let buildDir: string;

beforeEach(() => {
  // Within the checkout: the lab imports the harness by its path.
  const fixtures = path.join(import.meta.dirname, "..", "__fixtures__");
  mkdirSync(path.join(root, "build"), { recursive: true });
  const parent = mkdtempSync(path.join(root, "build", "publish-test-"));
  folder = path.join(parent, "tiny");
  buildDir = path.join(parent, "build");
  cpSync(path.join(fixtures, "tiny"), folder, { recursive: true });
  for (const name of ["lab.ts", "tests.ts", "hidden.ts"]) edit(name, (text) => text.replaceAll('"../../', '"../../../lib/grader/'));
});
afterEach(() => { rmSync(path.dirname(folder), { recursive: true, force: true }); });

function edit(name: string, change: (text: string) => string): void {
  const file = path.join(folder, name);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}
const publish = () => publishLab({ root, folder, buildDir, engineFor });
const built = (name: string) => readFileSync(path.join(buildDir, "labs", "tiny", name), "utf8");
const manifest = () => JSON.parse(built("manifest.json")) as LabManifest;

test("a manifest lists what the suites declare, the starter, and a fuel limit made of the reference's cost", async () => {
  expect(await publish()).toEqual({ id: "tiny", fresh: true });
  const { tests, groups, starter, fuel, version } = manifest();
  expect(tests.map((t) => [t.id, t.group, t.hidden])).toEqual([["counts", "now", false], ["own", "now", false], ["waits", "late", false], ["seeds", "late", false], ["hidden.many", "late", true]]);
  expect(groups.map((group) => group.title.zh)).toEqual(["立即", "延后"]);
  expect(Object.keys(starter)).toEqual(["counter.ts", "step.ts"]);
  expect(fuel).toEqual({ reference: expect.any(Number), limit: 2_000 });
  expect(version).toMatch(/^[0-9a-f]{16}$/);
});

test("what a browser gets holds neither hidden tests nor the solution", async () => {
  await publish();
  expect(built("full.js")).toContain("thousandth secret");
  for (const name of readdirSync(path.join(buildDir, "labs", "tiny")).filter((file) => file !== "full.js")) {
    expect(built(name)).not.toContain("thousandth secret");
    expect(built(name).replaceAll(" ", "")).not.toContain("this.count+=step");
  }
  edit("tests.ts", (text) => text.replace("import type * as counter", "import * as counter").replace('group("now"', 'void counter;\n  group("now"'));
  await expect(publish()).rejects.toThrow(/visible tests import solution\/(step|counter)\.ts/);
});

test("a lab has the values of the API if its files or its tests use any, else its bundles hold nothing of them", async () => {
  const fromApi = "unexpected key format";
  await publish();
  expect(manifest().api).toEqual([]);
  expect(built("visible.js")).not.toContain(fromApi);
  const plain = built("visible.js").length;

  edit("starter/counter.ts", (text) => `import type { Pod } from "@reconcile/api";\n${text}`);
  await publish();
  expect([manifest().api, built("visible.js").length]).toEqual([[], plain]);

  edit("hidden.ts", (text) => `import { metaNamespaceKeyFunc } from "@/labs/api";\n${text}\nvoid metaNamespaceKeyFunc({});\n`);
  await publish();
  expect(manifest().api).toContain("splitMetaNamespaceKey");
  for (const name of ["visible.js", "full.js"]) expect(built(name)).toContain(fromApi);

  edit("hidden.ts", (text) => text.replace(/^.*\n/, "").replace(/void.*\n$/, ""));
  edit("starter/counter.ts", (text) => text.replace("import type { Pod }", "import { splitMetaNamespaceKey }"));
  await publish();
  expect(manifest().api).toContain("splitMetaNamespaceKey");
});

test("nothing is done twice, and the version changes with what a grade depends on, only", async () => {
  await publish();
  const { version } = manifest();
  expect((await publish()).fresh).toBe(false);
  edit("starter/counter.ts", (text) => text.replace("Counts upwards", "Counts up"));
  expect((await publish()).fresh).toBe(true);
  expect(manifest().version).toBe(version);
  edit("tests.ts", (text) => text.replace("[1, 2]", "[1, 2].slice()"));
  expect((await publish()).fresh).toBe(true);
  expect(manifest().version).not.toBe(version);
});

test("a lab whose solution fails is not published, and what is there stays", async () => {
  await publish();
  const before = built("manifest.json");
  edit("solution/counter.ts", (text) => text.replace("this.count += step", "this.count += 2 * step"));
  await expect(publish()).rejects.toThrow(LabError);
  await expect(publish()).rejects.toThrow(/labs\/tiny: the solution does not pass. .*"id":"counts"/);
  expect(built("manifest.json")).toBe(before);
});

test("a missing file is named", async () => {
  rmSync(path.join(folder, "solution", "counter.ts"));
  await expect(publish()).rejects.toThrow("solution/counter.ts is missing");
});

test("given files and visible tests may hold the reference of a lab that this one builds on", async () => {
  const other = path.join(folder, "..", "other");
  mkdirSync(path.join(other, "solution"), { recursive: true });
  writeFileSync(path.join(other, "solution", "shared.ts"), "export const shared = 1;\n");
  writeFileSync(path.join(other, "solution", "unshared.ts"), "export const unshared = 1;\n");
  edit("lab.ts", (text) => text.replace("files: [", 'files: [{ path: "shared.ts", readonly: true, from: "other/solution" }, ').replace("buildsOn: []", 'buildsOn: ["other"]'));
  await publish();
  expect(manifest().starter["shared.ts"]).toBe("export const shared = 1;\n");
  edit("tests.ts", (text) => `import { unshared } from "../other/solution/unshared";\n${text.replace('group("now"', 'void unshared;\n  group("now"')}`);
  await expect(publish()).resolves.toMatchObject({ id: "tiny" });
});
