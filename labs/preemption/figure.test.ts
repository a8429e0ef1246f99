import { describe, expect, it } from "vitest";
import { explore, startForm } from "./figure";

describe("the figure's preemption", () => {
  it("chooses the node whose most important victim is the least important", () => {
    const { picture, candidates, sieves } = explore(startForm);
    expect(candidates).toEqual([
      { node: "n1", victims: ["cache", "batch-1"], violations: 0 }, { node: "n2", victims: ["web-3"], violations: 0 }, { node: "n3", victims: ["batch-3", "batch-4"], violations: 0 },
    ]);
    expect(picture.chosen).toBe("n3");
    expect(picture.nodes.map(({ name, answer }) => [name, answer])).toEqual([["n1", "fits"], ["n2", "fits"], ["n3", "fits"], ["n4", "node(s) were unschedulable"]]);
    expect(sieves.map(({ id }) => id)).toEqual(["budgets", "highest"]);
    expect(picture.nodes.find(({ name }) => name === "n3")?.pods.map(({ name, fate }) => [name, fate])).toEqual([["api", "back"], ["batch-3", "victim"], ["batch-4", "victim"]]);
  });

  it("spares protected pods, and asks further where that leaves equals", () => {
    const { picture, candidates, sieves } = explore({ ...startForm, batchBudget: true });
    expect(candidates.every(({ violations }) => violations === 0)).toBe(true);
    expect(sieves.map(({ id }) => id)).toEqual(["budgets", "highest", "sum"]);
    expect(picture.chosen).toBe("n2");
  });

  it("says why nobody is preempted", () => {
    expect(explore({ ...startForm, never: true }).picture).toMatchObject({ message: "preemption: not eligible due to preemptionPolicy=Never." });
    expect(explore({ ...startForm, priority: 0 }).picture.message).toBe("preemption: 0/4 nodes are available: 1 Preemption is not helpful for scheduling, 3 No preemption victims found for incoming pod.");
    const { picture } = explore({ ...startForm, nearCache: true });
    expect(picture.chosen).toBeUndefined();
    expect(picture.message).toContain("3 node(s) didn't match pod affinity rules");
  });

  it("answers the same question with the same", () => {
    expect(explore({ ...startForm, webBudget: true })).toEqual(explore({ ...startForm, webBudget: true }));
  });
});
