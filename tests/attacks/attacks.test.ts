import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LabManifest } from "@/lib/grader/lab";
import type { Report, SourceFiles } from "@/lib/grader/report";
import { createGraderPool, type GraderPool } from "@/lib/grader/server/pool";
import type { Ending } from "./attack";
import { corpus } from "./corpus";
import { escapeMark, submission, target } from "./submission";

const root = path.join(import.meta.dirname, "..", "..");
const lab = path.join(root, "labs", target.lab);
const manifest = JSON.parse(readFileSync(path.join(root, "build", "labs", target.lab, "manifest.json"), "utf8")) as LabManifest;
const reference: SourceFiles = Object.fromEntries(manifest.files.map((file) => [file.path, readFileSync(path.join(lab, "solution", file.path), "utf8")]));

let pool: GraderPool;
let honest: Report;

beforeAll(async () => {
  pool = createGraderPool({ size: 2 });
  honest = await pool.grade({ lab: target.lab, files: reference, seed: 7 });
  expect(honest.verdict).toBe("passed");
});
afterAll(() => pool.close());

/** How a run ended: the code of its stop, else of its first failed test. */
function ending(report: Report): Ending | "passed" {
  return report.stop?.code ?? report.tests.find((test) => test.status === "failed")?.failure?.code ?? "passed";
}

for (const [family, attacks] of Object.entries(corpus)) {
  describe(`a submission of the family “${family}” neither passes nor hurts a neighbour`, () => {
    it.each(attacks)("$id: $tries", async (attack) => {
      const [report, neighbour] = await Promise.all([
        pool.grade({ lab: target.lab, files: submission(attack), seed: 7 }),
        pool.grade({ lab: target.lab, files: reference, seed: 7 }),
      ]);
      const text = JSON.stringify(report);
      expect(report.verdict, text.slice(0, 2000)).toBe("failed");
      expect(attack.ends, text.slice(0, 2000)).toContain(ending(report));
      expect(text).not.toContain(escapeMark);
      expect(text.length).toBeLessThan(2_000_000);
      expect(report.tests.map((test) => test.id)).toEqual(manifest.tests.map((test) => test.id));
      expect({ verdict: neighbour.verdict, hash: neighbour.traceHash }).toEqual({ verdict: "passed", hash: honest.traceHash });
    });
  });
}

it("the corpus has no two attacks of one name, and at least the 76 of the study", () => {
  const ids = Object.values(corpus).flat().map((attack) => attack.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(76);
});
