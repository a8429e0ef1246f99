import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "./index";
import { drain } from "./testing/drain";
import { gossip } from "./testing/programs";
import { runAsynchronous, runSynchronous } from "./testing/runs";

const synchronous = runSynchronous;
const asynchronous = (seed: number) => runAsynchronous(seed, drain);

describe("determinism", () => {
  it("makes a byte-identical trace of the same synchronous program and seed", () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const [one, two] = [synchronous(seed), synchronous(seed)];
      expect(one.events).toBeGreaterThan(100);
      expect(JSON.stringify(one.trace())).toBe(JSON.stringify(two.trace()));
      expect(one.traceHash()).toBe(two.traceHash());
    }), { numRuns: 20 });
  });

  it("makes a byte-identical trace of the same asynchronous program and seed", async () => {
    await fc.assert(fc.asyncProperty(fc.integer(), async (seed) => {
      const [one, two] = [await asynchronous(seed), await asynchronous(seed)];
      expect(one.events).toBeGreaterThan(100);
      expect(JSON.stringify(one.trace())).toBe(JSON.stringify(two.trace()));
    }), { numRuns: 10 });
  });

  it("makes another trace with another seed", () => {
    const hashes = Array.from({ length: 50 }, (_, seed) => synchronous(seed).traceHash());
    expect(new Set(hashes).size).toBe(50);
  });

  it("runs a synchronous program alike with run and with runSync", async () => {
    const run = async (finish: (sim: Simulation) => unknown) => {
      const sim = new Simulation({ seed: 7, drain });
      gossip(sim, ["a", "b", "c"]);
      await finish(sim);
      return sim.traceHash();
    };
    expect(await run((sim) => sim.run({ until: 600 }))).toBe(await run((sim) => sim.runSync({ until: 600 })));
  });

  // These values hold in every engine (tests that span engines compare against them too); they change only with the kernel itself.
  it("makes the trace it always made", async () => {
    const sha = (sim: Simulation) => createHash("sha256").update(JSON.stringify(sim.trace())).digest("hex").slice(0, 16);
    expect(sha(synchronous(1))).toBe("53ef3dbc1144b60f");
    expect(sha(await asynchronous(1))).toBe("3a669afb3b6845db");
  });

  it("makes the digest it always made", async () => {
    expect(synchronous(1).traceHash()).toMatchInlineSnapshot(`"9299e064c796ae67"`);
    expect((await asynchronous(1)).traceHash()).toMatchInlineSnapshot(`"3af262f4c0ab4146"`);
  });

  it("does not shift one process's chance when another one draws more", () => {
    const drawn = (extra: number) => {
      const sim = new Simulation({ seed: 3 });
      sim.spawn("a", ({ random }) => { for (let i = 0; i < extra; i++) random.next(); return {}; });
      let seen = 0;
      sim.spawn("b", ({ random }) => { seen = random.int(0, 1_000_000); return {}; });
      return seen;
    };
    expect(drawn(5)).toBe(drawn(0));
  });

  it("does not shift one link's delays when the same link starts to lose messages", () => {
    const arrivals = (loss: number) => {
      const sim = new Simulation({ seed: 5, network: { delay: { kind: "uniform", min: 0, max: 100 }, loss, reorder: 1 } });
      sim.spawn("a", ({ net }) => ({ onStart: () => { for (let i = 0; i < 50; i++) net.send("b", i); } }));
      sim.spawn("b", () => ({}));
      sim.runSync();
      return sim.trace().events.flatMap((event) => (event.kind === "deliver" ? [event.time] : []));
    };
    const [all, some] = [arrivals(0), arrivals(0.3)];
    expect(all.length).toBe(50);
    expect(some.length).toBeLessThan(50);
    expect(some.every((time) => all.includes(time))).toBe(true);
  });
});
