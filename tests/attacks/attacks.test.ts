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

// What fuel ends may take its time on a busy machine; what only the clock ends shall not take ours.
const pools: Record<"fuel" | "clock", GraderPool> = { fuel: createGraderPool({ size: 2, wallMs: 60_000 }), clock: createGraderPool({ size: 1, wallMs: 500 }) };
let honest: Report;

beforeAll(async () => {
  honest = await gradeReference();
  expect(honest.verdict).toBe("passed");
}, 120_000);
afterAll(() => Promise.all(Object.values(pools).map((pool) => pool.close())));

function gradeReference(): Promise<Report> {
  return pools.fuel.grade({ lab: target.lab, files: reference, seed: 7 });
}

/** How a run ended: the code of its stop, else of its first failed test. */
function ending(report: Report): Ending | "passed" {
  return report.stop?.code ?? report.tests.find((test) => test.status === "failed")?.failure?.code ?? "passed";
}

let graded = 0;
for (const [family, attacks] of Object.entries(corpus)) {
  describe.concurrent(`a submission of the family “${family}” neither passes nor hurts a neighbour`, () => {
    it.each(attacks)("$id: $tries", async (attack) => {
      // An honest grade is never far: beside every eighth attack, in the next process or the same one afterwards.
      const neighbour = graded++ % 8 === 0 ? gradeReference() : undefined;
      const report = await pools[attack.byClock ? "clock" : "fuel"].grade({ lab: target.lab, files: submission(attack), seed: 7 });
      const text = JSON.stringify(report);
      const seen = { verdict: report.verdict, end: ending(report), escaped: text.includes(escapeMark), short: text.length < 2_000_000 };
      expect(seen, text.slice(0, 1_000)).toEqual({ verdict: "failed", end: expect.toBeOneOf([...attack.ends]) as Ending, escaped: false, short: true });
      expect(report.tests.map((test) => test.id)).toEqual(manifest.tests.map((test) => test.id));
      if (neighbour) expect(await neighbour).toMatchObject({ verdict: "passed", traceHash: honest.traceHash, fuel: honest.fuel });
    }, 180_000);
  });
}

it("an honest submission still passes after all of it, with the same trace and the same fuel", async () => {
  expect(await gradeReference()).toMatchObject({ verdict: "passed", traceHash: honest.traceHash, fuel: honest.fuel });
}, 120_000);

it("the corpus has no two attacks of one name, and at least the 76 of the study", () => {
  const ids = Object.values(corpus).flat().map((attack) => attack.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(76);
});
