import { describe, expect, it } from "vitest";
import type { Report } from "../report";
import { printReport } from "./print";
import { wordsOf } from "./words";

const text = { en: "A behaviour", zh: "行为" };
const lab = { title: text, groups: [{ id: "g", title: text }], tests: [{ id: "one", group: "g", title: text, hidden: false }] };

function printed(schedule: NonNullable<Report["tests"][number]["schedule"]>, lang: "en" | "zh"): string {
  const report: Report = {
    version: 1, lab: "l", labVersion: "v", seed: 7, verdict: "failed", traceHash: "", virtualMs: 0, realMs: 0, fuel: 0, engine: "e",
    tests: [{ id: "one", group: "g", status: "failed", hidden: false, failure: { code: "violation" }, virtualMs: 0, realMs: 0, logs: [], schedule }],
  };
  return printReport(report, lab, { words: wordsOf(lang), lang, color: false });
}

describe("a failure under faults", () => {
  it("lists them, with all that is needed to see them again", () => {
    const schedule = { seed: 99, processes: ["n1", "n2"], until: 470, faults: [{ kind: "crash", at: 120, for: 330, process: "n2" }] } as const;
    expect(printed(schedule, "en")).toContain("  The smallest set of faults with which it fails (n1 n2; seed 99; until 470 ms)\n    120–450 ms: crash n2\n");
    expect(printed(schedule, "zh")).toContain("  能让它失败的最少故障（n1 n2；随机种子 99；运行到 470 ms）\n    120–450 ms: crash n2\n");
  });

  it("says that none is needed, and prints no control sequence that a process is named by", () => {
    expect(printed({ seed: 99, processes: ["n\u001b[31m1"], until: 1, faults: [] }, "en")).toContain("  It fails without any fault (n1; seed 99; until 1 ms)\n");
  });
});
