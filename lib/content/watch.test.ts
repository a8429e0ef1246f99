import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchContent } from "./watch";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "watched content "));
  await mkdir(path.join(root, "content", "a"), { recursive: true });
  vi.stubEnv("RECONCILE_ROOT", root);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

test("an edit of a text is told, what editors leave beside it is not", async () => {
  let stop = () => {};
  const told = new Promise<string>((resolve) => { stop = watchContent(resolve); });
  await writeFile(path.join(root, "content", "a", "en.mdx.swp"), "x");
  await writeFile(path.join(root, "content", "a", "en.mdx"), "x");
  expect(await told).toBe(`content/${path.join("a", "en.mdx")}`);
  stop();
});
