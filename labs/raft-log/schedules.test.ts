import { describe, expect, it } from "vitest";
import { generateFaults, Simulation } from "@/lib/sim";
import type { Parts } from "./behaviours/cluster";
import { hiddenOrdeals, visibleOrdeals } from "./behaviours/ordeals";
import { planOf, play, type Ordeal } from "./behaviours/schedules";
import * as kv from "./solution/kv";
import * as server from "./solution/server";

const seeds = (count: number) => Array.from({ length: count }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0);

function playOne(ordeal: Ordeal, seed: number, parts: Parts = () => ({ server, kv })): string | undefined {
  const { processes, until, faults, network } = planOf(ordeal);
  const sim = new Simulation({ seed, trace: { limit: 0 }, ...(network === undefined ? {} : { network }) });
  const drawn = faults === undefined ? [] : generateFaults({ ...faults, seed, processes });
  return play({ seed, processes, until, faults: drawn }, sim, parts, ordeal)?.what.en;
}

describe("the replicated log's reference", () => {
  // `npm run bench -- raft` plays a thousand of each.
  it.each(Object.entries({ ...visibleOrdeals, ...hiddenOrdeals }))("breaks no rule in the schedules of %s", (_name, ordeal) => {
    expect(seeds(25).map((seed) => playOne(ordeal, seed)).filter((wrong) => wrong !== undefined)).toEqual([]);
  });

  it("is found out if it does not sync what it acknowledges", () => {
    class Careless extends server.Server {
      constructor(...given: ConstructorParameters<typeof server.Server>) {
        super(...given);
        this.log.sync = () => {};
      }
    }
    const wrong = seeds(25).filter((seed) => playOne(visibleOrdeals["apply.faults"], seed, () => ({ server: { Server: Careless }, kv })) !== undefined);
    expect(wrong.length).toBeGreaterThan(5);
  });
});
