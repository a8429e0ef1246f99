import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openBuilt } from "./built";
import { builtFile } from "./built-files";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "built content "));
  vi.stubEnv("RECONCILE_ROOT", root);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

async function put(file: string, value: unknown) {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), typeof value === "string" ? value : JSON.stringify(value));
}

test("a built lesson is read, an unknown one is null", async () => {
  await put(builtFile.lesson("loop", "en"), { id: "loop" });
  const store = openBuilt();
  expect(await store.lesson("loop", "en")).toMatchObject({ ok: true, value: { id: "loop" } });
  expect(await store.lesson("lost", "en")).toBeNull();
});

test("an id from an address never becomes a path elsewhere", async () => {
  await put("build/secret.en.json", { id: "secret" });
  expect(await openBuilt().lesson("../../secret", "en")).toBeNull();
});

test("a course that was not built says what to do", async () => {
  await expect(openBuilt().course("en")).rejects.toThrow(/run the build/);
});

test("a damaged file is an error, not missing content, and is read anew afterwards", async () => {
  const file = builtFile.lesson("loop", "zh");
  await put(file, "{ cut");
  const store = openBuilt();
  await expect(store.lesson("loop", "zh")).rejects.toThrow();
  await put(file, { id: "loop" });
  expect(await store.lesson("loop", "zh")).toMatchObject({ ok: true });
});
