import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFaults, generateFaults, Simulation, type Fault } from "../index";

const processes = ["n1", "n2", "n3", "n4", "n5"];

/** Five processes that send each other a number every 10 ms, and note the time on their own clock. */
function cluster(faults: readonly Fault[], until = 100): { sim: Simulation; heard: string[] } {
  const sim = new Simulation({ seed: 1 });
  const heard: string[] = [];
  for (const name of processes) {
    sim.spawn(name, ({ timers, net, clock }) => ({
      onStart: () => timers.set("tick", 10),
      onTimer: () => {
        timers.set("tick", 10);
        for (const peer of processes) if (peer !== name) net.send(peer, clock.now());
      },
      onMessage: (from: string) => { heard.push(`${from}>${name} ${sim.now}`); },
    }));
  }
  sim.inject(faults);
  sim.runSync({ until });
  return { sim, heard };
}

const times = (heard: readonly string[], pair: string) => heard.filter((entry) => entry.startsWith(`${pair} `)).map((entry) => Number(entry.split(" ")[1]));

describe("a fault", () => {
  it("crash: the process is down for that long, then starts again", () => {
    const { heard, sim } = cluster([{ kind: "crash", at: 25, for: 40, process: "n1" }]);
    expect(times(heard, "n1>n2")).toEqual([11, 21, 76, 86, 96]);
    expect(times(heard, "n2>n1")).toEqual([11, 21, 71, 81, 91]);
    const life = sim.trace().events.filter((event) => event.process === "n1" && ["crash", "restart"].includes(event.kind));
    expect(life.map((event) => [event.kind, event.time])).toEqual([["crash", 25], ["restart", 65]]);
    expect(sim.event(life[0]?.cause as number)).toMatchObject({ kind: "fault", time: 25 });
    expect(sim.event(life[1]?.cause as number)).toMatchObject({ kind: "heal", time: 65 });
  });

  it("crash: two that overlap keep the process down until both are over", () => {
    const { sim } = cluster([{ kind: "crash", at: 20, for: 40, process: "n1" }, { kind: "crash", at: 30, for: 10, process: "n1" }]);
    expect(sim.trace().events.filter((event) => event.kind === "restart").map((event) => event.time)).toEqual([60]);
  });

  it("crash: one that ends does not start what the test has crashed", () => {
    const sim = new Simulation({ seed: 1 });
    const a = sim.spawn("a", () => ({}));
    sim.inject([{ kind: "crash", at: 10, for: 10, process: "a" }]);
    sim.at(15, () => a.crash());
    sim.advanceSync(30);
    expect(a.running).toBe(false);
    a.restart();
    expect(a.running).toBe(true);
  });

  it("pause: nothing happens to the process meanwhile, everything afterwards", () => {
    const { heard } = cluster([{ kind: "pause", at: 25, for: 40, process: "n1" }]);
    expect(times(heard, "n2>n1")).toEqual([11, 21, 65, 65, 65, 65, 71, 81, 91]);
    expect(times(heard, "n1>n2")).toEqual([11, 21, 66, 76, 86, 96]);
  });

  it("partition: no message passes between the groups", () => {
    const { heard } = cluster([{ kind: "partition", at: 25, for: 40, from: ["n1"], to: ["n2", "n3"] }]);
    expect(times(heard, "n1>n2")).toEqual([11, 21, 71, 81, 91]);
    expect(times(heard, "n2>n1")).toEqual([11, 21, 71, 81, 91]);
    expect(times(heard, "n1>n4").length).toBe(9);
  });

  it("partition: one way, the other direction stays open", () => {
    const { heard } = cluster([{ kind: "partition", at: 25, for: 40, from: ["n1"], to: ["n2"], oneWay: true }]);
    expect(times(heard, "n1>n2").length).toBe(5);
    expect(times(heard, "n2>n1").length).toBe(9);
  });

  it("network: links get worse for that long, also those not used before", () => {
    const { heard } = cluster([
      { kind: "network", at: 5, for: 60, from: "n1", loss: 1 },
      { kind: "network", at: 5, for: 60, from: "n2", to: "n3", delay: 7 },
    ]);
    expect(times(heard, "n1>n2")).toEqual([71, 81, 91]);
    expect(times(heard, "n2>n3").slice(0, 3)).toEqual([17, 27, 37]);
    expect(times(heard, "n2>n4").slice(0, 3)).toEqual([11, 21, 31]);
    expect(times(heard, "n2>n3").at(-1)).toBe(91);
  });

  it("network: where two act on a link, the worse of each counts, and one that ends leaves the other", () => {
    const { heard } = cluster([
      { kind: "network", at: 5, for: 30, loss: 1 },
      { kind: "network", at: 5, for: 60, to: "n2", loss: 0.01, delay: 5 },
    ]);
    expect(times(heard, "n1>n2")).toEqual([45, 55, 65, 71, 81, 91]);
    expect(times(heard, "n1>n3")).toEqual([41, 51, 61, 71, 81, 91]);
  });

  it("clock: skew shifts what the process sees, drift speeds up its timers, and both end", () => {
    const sim = new Simulation({ seed: 1 });
    const seen: [number, number][] = [];
    sim.spawn("a", ({ clock, timers }) => ({
      onStart: () => timers.set("tick", 30),
      onTimer: () => { seen.push([sim.now, clock.now()]); timers.set("tick", 30); },
    }));
    sim.inject([{ kind: "clock", at: 60, for: 60, process: "a", skew: 100, drift: 0.5 }]);
    sim.advanceSync(180);
    // From 60 on a timer of 30 ms takes 20; the one set while the clock was fast keeps its moment.
    expect(seen).toEqual([[30, 30], [60, 160], [80, 190], [100, 220], [120, 150], [150, 180], [180, 210]]);
    expect(sim.clock.now()).toBe(180);
  });

  it("refuses to name a process that does not exist, or to last for ever", () => {
    const sim = new Simulation({ seed: 1 });
    sim.spawn("a", () => ({}));
    expect(() => sim.inject([{ kind: "crash", at: 1, for: 1, process: "b" }])).toThrow(/"b"/);
    expect(() => sim.inject([{ kind: "crash", at: 1, for: Infinity, process: "a" }])).toThrow(/finite/);
    expect(() => sim.inject([{ kind: "network", at: 1, for: 1, loss: 2 }])).toThrow(/between 0 and 1/);
    expect(() => sim.inject([{ kind: "clock", at: 1, for: 1, process: "a", drift: -1 }])).toThrow(/above -1/);
  });
});

describe("generated faults", () => {
  const plan = { processes, horizon: 10_000, count: 20 };

  it("are the same for the same seed, and survive JSON", () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const faults = generateFaults({ ...plan, seed });
      expect(JSON.parse(JSON.stringify(faults))).toEqual(faults);
      expect(generateFaults({ ...plan, seed })).toEqual(faults);
    }));
  });

  it("replay: a run under them equals a run under their JSON", () => {
    const faults = generateFaults({ seed: 8, processes, horizon: 300, count: 10 });
    const replayed = JSON.parse(JSON.stringify(faults)) as Fault[];
    expect(cluster(replayed, 400).sim.traceHash()).toBe(cluster(faults, 400).sim.traceHash());
  });

  it("begin and end within the horizon, come in order, and leave a majority up", () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const faults = generateFaults({ ...plan, seed });
      expect(faults.map((fault) => fault.at)).toEqual(faults.map((fault) => fault.at).toSorted((a, b) => a - b));
      for (const fault of faults) expect(fault.at >= 0 && fault.at + fault.for <= plan.horizon).toBe(true);
      for (let time = 0; time <= plan.horizon; time += 50) {
        const down = faults.filter((fault) => (fault.kind === "crash" || fault.kind === "pause") && fault.at <= time && time <= fault.at + fault.for);
        expect(new Set(down.map((fault) => (fault.kind === "crash" || fault.kind === "pause" ? fault.process : ""))).size).toBeLessThanOrEqual(2);
      }
    }));
  });

  it("are of every kind, or of those that were asked for", () => {
    const kinds = (wanted?: readonly Fault["kind"][]) => new Set(generateFaults({ ...plan, seed: 1, count: 100, kinds: wanted }).map((fault) => fault.kind));
    expect(kinds().size).toBe(5);
    expect([...kinds(["partition"])]).toEqual(["partition"]);
  });

  it("do not change when more are asked for, but for those added", () => {
    const few = generateFaults({ ...plan, seed: 3, count: 5, kinds: ["partition", "network"] });
    const many = generateFaults({ ...plan, seed: 3, count: 9, kinds: ["partition", "network"] });
    expect(many).toEqual(expect.arrayContaining(few));
  });

  it("read as one line each", () => {
    expect(formatFaults([
      { kind: "crash", at: 120, for: 330, process: "n2" },
      { kind: "partition", at: 1, for: 2, from: ["n1"], to: ["n2", "n3"], oneWay: true },
      { kind: "network", at: 1, for: 2, to: "n3", loss: 0.25, delay: { kind: "tail", min: 1, max: 50 } },
      { kind: "clock", at: 1, for: 2, process: "n1", drift: 0.05 },
    ])).toBe([
      "120–450 ms: crash n2",
      "1–3 ms: partition n1 → n2 n3",
      "1–3 ms: network all → n3, loss 25 %, delay 1–50 ms (tail)",
      "1–3 ms: clock of n1: skew 0 ms, drift 5.0 %",
    ].join("\n"));
  });
});
