import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import type { LabManifest } from "@/lib/grader/lab";
import type { SourceFiles } from "@/lib/grader/report";
import { createGraderPool } from "@/lib/grader/server/pool";
import { vandals, type Vandal } from "./corpus/vandals";

const root = path.join(import.meta.dirname, "..", "..");
const pool = createGraderPool({ size: 2, wallMs: 60_000 });
afterAll(() => pool.close());

function reference(lab: string): SourceFiles {
  const manifest = JSON.parse(readFileSync(path.join(root, "build", "labs", lab, "manifest.json"), "utf8")) as LabManifest;
  const editable = manifest.files.filter((file) => !file.readonly);
  return Object.fromEntries(editable.map((file) => [file.path, readFileSync(path.join(root, "labs", lab, "solution", file.path), "utf8")]));
}

function spoilt({ lab, file, edits }: Vandal): SourceFiles {
  const files = reference(lab);
  let text = files[file] ?? "";
  for (const { from, to } of edits) {
    expect(text.split(from).length, `“${from}” occurs once in ${lab}/${file}`).toBe(2);
    text = text.replace(from, () => to);
  }
  return { ...files, [file]: text };
}

it.concurrent.each(vandals)("$lab/$file: a solution that tries $tries is told from the reference by $caught", async (vandal) => {
  const report = await pool.grade({ lab: vandal.lab, files: spoilt(vandal), seed: 1 });
  expect(report.stop).toBeUndefined();
  expect(report.tests.filter(({ status }) => status === "failed").map(({ id }) => id)).toContain(vandal.caught);
  // It stays a test of the hidden one only as long as nothing else gives it away.
  expect(report.tests.filter(({ status, hidden }) => status === "failed" && !hidden)).toEqual([]);
}, 120_000);
