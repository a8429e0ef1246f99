import { expect, it } from "vitest";
import { hintStages, hintTitle } from "./hint-stages";

it("hints are grouped by the stage their titles name, in either language", () => {
  const titles = (texts: string[]) => hintStages(texts.map((title) => ({ title }))).map((stage) => [stage.title, stage.steps.length]);
  expect(titles(["Stage 1: a", "Stage 1: b", "Stage 2: c"])).toEqual([["Stage 1", 2], ["Stage 2", 1]]);
  expect(titles(["第 1 阶段：甲", "第 2 阶段：乙"])).toEqual([["第 1 阶段", 1], ["第 2 阶段", 1]]);
  expect(titles(["a nudge", "an answer"])).toEqual([["", 2]]);
  expect(hintTitle("第 1 阶段：甲：乙")).toBe("甲：乙");
});
