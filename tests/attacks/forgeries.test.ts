import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import type { LabManifest } from "@/lib/grader/lab";
import type { SourceFiles } from "@/lib/grader/report";
import { createGraderPool } from "@/lib/grader/server/pool";
import { forgeries, type Forgery } from "./corpus/forgeries";

const root = path.join(import.meta.dirname, "..", "..");
const pool = createGraderPool({ size: 2, wallMs: 60_000 });
afterAll(() => pool.close());

function reference(lab: string): SourceFiles {
  const manifest = JSON.parse(readFileSync(path.join(root, "build", "labs", lab, "manifest.json"), "utf8")) as LabManifest;
  const editable = manifest.files.filter((file) => !file.readonly);
  return Object.fromEntries(editable.map((file) => [file.path, readFileSync(path.join(root, "labs", lab, "solution", file.path), "utf8")]));
}

function forged({ lab, edits }: Forgery): SourceFiles {
  const files: Record<string, string> = { ...reference(lab) };
  for (const { file, from, to } of edits) {
    const text = files[file] ?? "";
    expect(text.split(from).length, `“${from}” occurs once in ${lab}/${file}`).toBe(2);
    files[file] = text.replace(from, () => to);
  }
  return files;
}

it.concurrent.each(forgeries)("$lab: a solution that tries $tries fails $caught", async (forgery) => {
  const report = await pool.grade({ lab: forgery.lab, files: forged(forgery), seed: 1 });
  expect(report.stop).toBeUndefined();
  const failed = report.tests.filter(({ status }) => status === "failed");
  const caught = failed.find(({ id }) => id === forgery.caught);
  expect(caught, failed.map(({ id }) => id).join(", ") || "it passed").toBeDefined();
  if (caught?.hidden) expect(failed.filter(({ hidden }) => !hidden)).toEqual([]);
}, 120_000);
