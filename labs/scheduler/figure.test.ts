import { describe, expect, it } from "vitest";
import { explore, startForm, type Placed } from "./figure";

describe("the figure's table", () => {
  it("asks every filter about every node, and marks those that the scheduler would not ask any more", () => {
    const { table } = explore({ ...startForm, cpu: 5000 }, []);
    const gpu = table.rows.find(({ node }) => node === "gpu");
    const refusals = gpu?.verdicts.filter(({ code }) => code !== "Success" && code !== "Skip") ?? [];
    expect(refusals.map(({ plugin, after }) => [plugin, after ?? false])).toEqual([["TaintToleration", false]]);
    const a1 = table.rows.find(({ node }) => node === "a1");
    expect(a1?.verdicts.find(({ plugin }) => plugin === "NodeResourcesFit")).toMatchObject({ code: "UnschedulableAndUnresolvable", reasons: ["Insufficient cpu"] });
    expect(a1?.scores).toEqual([]);
  });

  it("chooses a node of the highest total", () => {
    const { table, ties } = explore(startForm, []);
    const totals = table.rows.map(({ total = -1 }) => total);
    expect(table.rows.find(({ node }) => node === table.chosen)?.total).toBe(Math.max(...totals));
    expect(ties).toContain(table.chosen);
    expect(table.message).toBeUndefined();
  });

  it("says in upstream's words why there is none", () => {
    const { table } = explore({ ...startForm, cpu: 5000, memory: 10_240 }, []);
    expect(table.chosen).toBeUndefined();
    expect(table.message).toMatch(/^0\/6 nodes are available: .*1 node\(s\) had untolerated taint\(s\).*\.$/);
  });

  it("shows a pod in the table of the next one once it is placed", () => {
    const placed: Placed[] = [];
    for (let i = 0; i < 4; i++) {
      const { chosen } = explore({ ...startForm, awayFromWeb: true }, placed).table;
      if (chosen !== undefined) placed.push({ form: { ...startForm, awayFromWeb: true }, node: chosen });
    }
    expect(new Set(placed.map(({ node }) => node)).size).toBe(placed.length);
    expect(explore(startForm, placed)).toEqual(explore(startForm, placed));
  });

  it("packs when the reader asks for it", () => {
    const fit = (pack: boolean) => explore({ ...startForm, pack }, []).table.rows.map(({ node, scores }) => [node, scores.find(({ plugin }) => plugin === "NodeResourcesFit")?.normalized ?? -1] as const);
    const best = (list: (readonly [string, number])[]) => [...list].sort((a, b) => b[1] - a[1])[0]?.[0];
    expect(best(fit(false))).not.toBe(best(fit(true)));
  });
});
