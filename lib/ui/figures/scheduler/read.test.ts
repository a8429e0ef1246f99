import { describe, expect, it } from "vitest";
import { readTable } from "./read";

const table = {
  pod: "web", filters: ["TaintToleration"], scores: [{ plugin: "NodeResourcesFit", weight: 1 }], chosen: "a1",
  rows: [
    { node: "a1", facts: ["zone a"], verdicts: [{ plugin: "TaintToleration", code: "Success", reasons: [] }], scores: [{ plugin: "NodeResourcesFit", raw: 46, normalized: 46, weighted: 46 }], total: 46 },
    { node: "gpu", facts: [], verdicts: [{ plugin: "TaintToleration", code: "UnschedulableAndUnresolvable", reasons: ["node(s) had untolerated taint(s)"], after: true }], scores: [] },
  ],
};

describe("a state of a scheduler's process", () => {
  it("is read as the table that it is", () => {
    expect(readTable(table)).toEqual(table);
  });

  it("is no table without rows", () => {
    expect([null, 7, [], { pod: "web" }].map((state) => readTable(state))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("is read as far as it can be", () => {
    expect(readTable({ rows: [null, { node: "a1", total: "many", scores: [{ plugin: "Fit", weighted: "x" }] }] })).toEqual({
      pod: "", filters: [], scores: [], rows: [{ node: "a1", facts: [], verdicts: [], scores: [{ plugin: "Fit", raw: 0, normalized: 0, weighted: 0 }] }],
    });
  });
});
