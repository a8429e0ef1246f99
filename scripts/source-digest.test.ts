import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceDigest } from "./source-digest";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "digest with space-"));
  mkdirSync(path.join(root, "lib/db/generated"), { recursive: true });
  writeFileSync(path.join(root, "lib/a.ts"), "1");
  writeFileSync(path.join(root, "package.json"), "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

test("a changed, added or renamed source changes the digest", () => {
  const before = sourceDigest(root);
  writeFileSync(path.join(root, "lib/a.ts"), "2");
  const changed = sourceDigest(root);
  writeFileSync(path.join(root, "lib/b.ts"), "");
  const added = sourceDigest(root);
  expect(new Set([before, changed, added]).size).toBe(3);
});

test("times, tests and generated files do not change the digest", () => {
  const before = sourceDigest(root);
  utimesSync(path.join(root, "lib/a.ts"), 1, 1);
  writeFileSync(path.join(root, "lib/a.test.ts"), "x");
  writeFileSync(path.join(root, "lib/db/generated/client.ts"), "x");
  expect(sourceDigest(root)).toBe(before);
});
