import { describe, expect, it } from "vitest";
import { InvariantViolation, Simulation, SimulationError, type Capabilities, type Component, type Json, type Simulation as Sim } from "./index";
import { drain } from "./testing/drain";

const kinds = (sim: Sim) => sim.trace().events.map((event) => event.kind);

describe("virtual time", () => {
  it("jumps from event to event and stands where it was told to", () => {
    const sim = new Simulation({ seed: 1 });
    const seen: number[] = [];
    sim.clock.setTimer(3_600_000, () => seen.push(sim.now));
    sim.clock.setTimer(10.5, () => seen.push(sim.now));
    sim.advanceSync(3_600_000);
    expect(seen).toEqual([10.5, 3_600_000]);
    sim.advanceSync(1);
    expect(sim.now).toBe(3_600_001);
  });

  it("runs timers of the test that are due together in the order in which they were set", () => {
    const sim = new Simulation({ seed: 1 });
    const order: string[] = [];
    sim.clock.setTimer(5, () => order.push("first"));
    sim.clock.setTimer(2, () => sim.clock.setTimer(3, () => order.push("third")));
    sim.clock.setTimer(5, () => order.push("second"));
    sim.runSync();
    expect(order).toEqual(["first", "second", "third"]);
  });

  it("runs a script before anything else of its moment", () => {
    const sim = new Simulation({ seed: 1 });
    const order: string[] = [];
    sim.clock.setTimer(5, () => order.push("timer"));
    sim.at(5, () => { order.push("script"); });
    sim.runSync();
    expect(order).toEqual(["script", "timer"]);
  });

  it("lets the seed decide between processes at the same moment, and keeps the order within one", () => {
    const orderOf = (seed: number) => {
      const sim = new Simulation({ seed });
      const order: string[] = [];
      for (const name of ["a", "b", "c"]) {
        sim.spawn(name, ({ clock }) => ({ onStart: () => { for (const i of [1, 2]) clock.setTimer(5, () => { order.push(name + i); }); } }));
      }
      sim.runSync();
      return order;
    };
    const orders = Array.from({ length: 40 }, (_, seed) => orderOf(seed));
    expect(new Set(orders.map((order) => order.filter((step) => step.endsWith("1")).join())).size).toBe(6);
    for (const order of orders) {
      for (const name of ["a", "b", "c"]) expect(order.indexOf(name + 1)).toBeLessThan(order.indexOf(name + 2));
    }
  });

  it("does not fire a timer that was stopped, and says whether it was in time", () => {
    const sim = new Simulation({ seed: 1 });
    let fired = 0;
    const early = sim.clock.setTimer(5, () => { fired++; });
    const late = sim.clock.setTimer(1, () => { fired++; });
    sim.advanceSync(2);
    expect([early.stop(), early.stop(), late.stop()]).toEqual([true, false, false]);
    sim.runSync();
    expect(fired).toBe(1);
  });

  it("refuses times that make no sense", () => {
    const sim = new Simulation({ seed: 1 });
    expect(() => sim.clock.setTimer(NaN, () => {})).toThrow(/finite/);
    expect(() => sim.clock.setTimer(Infinity, () => {})).toThrow(/finite/);
    sim.advanceSync(5);
    expect(() => sim.at(4, () => {})).toThrow(/it is 5 already/);
    expect(() => new Simulation({ seed: 0.5 })).toThrow(/safe integer/);
  });
});

describe("how a run ends", () => {
  it("is done when the predicate holds, and stops right there", () => {
    const sim = new Simulation({ seed: 1 });
    let ticks = 0;
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1), onTimer: () => { ticks++; timers.set("t", 1); } }));
    expect(sim.runSync({ until: () => ticks === 3 })).toEqual({ kind: "done", events: 3 });
    expect(sim.now).toBe(3);
  });

  it("is idle when nothing is left to happen", () => {
    const sim = new Simulation({ seed: 1 });
    expect(sim.runSync({ until: () => false })).toEqual({ kind: "idle", events: 0, waiting: [] });
  });

  it("is limit when the events are used up, and can go on after that", () => {
    const sim = new Simulation({ seed: 1 });
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 0), onTimer: () => timers.set("t", 0) }));
    expect(sim.runSync({ maxEvents: 100 })).toEqual({ kind: "limit", events: 100 });
    expect(sim.runSync({ maxEvents: 50 })).toEqual({ kind: "limit", events: 50 });
    expect(sim.now).toBe(0);
  });

  it("names the processes that wait for ever, instead of hanging", async () => {
    const sim = new Simulation({ seed: 1, drain });
    sim.spawn("stuck", async ({ net }) => { await net.receive(); });
    sim.spawn("over", async () => {});
    expect(await sim.run()).toEqual({ kind: "idle", events: 0, waiting: ["stuck"] });
  });

  it("refuses to run within a run", () => {
    const sim = new Simulation({ seed: 1 });
    sim.at(1, () => { sim.runSync(); });
    expect(() => sim.runSync()).toThrow(/running already/);
  });
});

describe("what goes wrong", () => {
  it("ends the run with the very error a handler threw, and writes it down beside the process", () => {
    const sim = new Simulation({ seed: 1 });
    const error = new Error("no quorum");
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 7), onTimer: () => { throw new Error("later"); } }));
    const b = sim.spawn("b", ({ timers }) => ({ onStart: () => timers.set("t", 5), onTimer: () => { throw error; } }));
    expect(() => sim.runSync()).toThrow(error);
    expect(sim.failure).toMatchObject({ process: "b", error });
    expect(sim.event(sim.failure?.event as number)).toMatchObject({ kind: "error", process: "b", time: 5, detail: { name: "Error", message: "no quorum" } });
    expect(b.running).toBe(true);
    expect(() => sim.runSync()).toThrow(error);
  });

  it("keeps the words of an engine's own errors out of the trace: they differ between engines", () => {
    const sim = new Simulation({ seed: 1 });
    sim.spawn("a", () => ({ onStart: () => { (undefined as unknown as { x: () => void }).x(); } }));
    expect(() => sim.runSync()).toThrow(TypeError);
    expect(sim.trace().events.at(-1)?.detail).toEqual({ name: "TypeError" });
  });

  it.each<[string, (capabilities: Capabilities) => Component | Promise<void>]>([
    ["the program", async () => { throw new Error("gone"); }],
    ["start, after a while", ({ clock }: Capabilities) => ({ start: async () => { await clock.sleep(5); throw new Error("gone"); } })],
    ["a handler", ({ timers }: Capabilities) => ({ onStart: () => timers.set("t", 1), onTimer: async () => { throw new Error("gone"); } })],
  ])("ends the run when the promise of %s is rejected", async (_, factory) => {
    const sim = new Simulation({ seed: 1, drain });
    sim.spawn("a", factory);
    await expect(sim.run()).rejects.toThrow("gone");
    expect(sim.trace().events.at(-1)).toMatchObject({ kind: "error", process: "a" });
  });

  it("ends the run with a rejection that only the host learns of", async () => {
    const sim = new Simulation({ seed: 1, drain });
    sim.reportUnhandled(new Error("nobody looked"));
    await expect(sim.run()).rejects.toThrow("nobody looked");
  });

  it("ends only the life of the process if the process may crash", () => {
    const sim = new Simulation({ seed: 1 });
    const a = sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1), onTimer: () => { throw new Error("panic"); } }), { onError: "crash" });
    expect(sim.runSync().kind).toBe("idle");
    expect(a.running).toBe(false);
    expect(kinds(sim)).toEqual(["start", "timer", "error", "crash"]);
  });

  it("ends the run at the first event that breaks an invariant, and points at it", () => {
    const sim = new Simulation({ seed: 1 });
    let ticks = 0;
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1), onTimer: () => { ticks++; timers.set("t", 1); } }));
    sim.invariant("few ticks", () => (ticks > 2 ? `${ticks} ticks` : undefined));
    expect(() => sim.runSync()).toThrow(InvariantViolation);
    const violation = sim.event(sim.failure?.event as number);
    expect(violation).toMatchObject({ kind: "violation", time: 3, detail: { invariant: "few ticks", message: "3 ticks" } });
    expect(sim.event(violation?.cause as number)).toMatchObject({ kind: "timer", time: 3 });
  });

  it("tells an invariant whom the event happened to, or that it may have been anybody", async () => {
    const touched: [number, string | undefined][] = [];
    const sim = new Simulation({ seed: 1, drain });
    sim.invariant("looks", (process) => { touched.push([sim.now, process]); return undefined; });
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1), onTimer: () => undefined }));
    sim.spawn("b", ({ clock }) => ({ async start() { await clock.sleep(2); } }));
    sim.at(3, () => undefined);
    sim.clock.setTimer(4, () => undefined);
    await sim.run();
    expect(touched).toEqual([[1, "a"], [2, undefined], [3, undefined], [4, undefined]]);
  });

  it("ends the run with the error of an invariant that cannot be checked", () => {
    const sim = new Simulation({ seed: 1 });
    sim.invariant("broken", () => { throw new Error("no such node"); });
    sim.clock.setTimer(1, () => {});
    expect(() => sim.runSync()).toThrow("no such node");
  });

  it("says what a limit means when time cannot advance", async () => {
    const sim = new Simulation({ seed: 1, drain });
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 0), onTimer: () => timers.set("t", 0) }));
    expect(() => sim.advanceSync(10)).toThrow(/without end/);
  });

  it("tells an unknown process, a second of the same name, and a nameless one", () => {
    const sim = new Simulation({ seed: 1 });
    sim.spawn("a", () => ({}));
    expect(() => sim.spawn("a", () => ({}))).toThrow(SimulationError);
    expect(() => sim.spawn("", () => ({}))).toThrow(/needs a name/);
    expect(() => sim.process("b")).toThrow(/"b"/);
  });
});

describe("a client", () => {
  it("sends for the test, and keeps what it is sent", () => {
    const sim = new Simulation({ seed: 1 });
    sim.spawn("echo", ({ net }) => ({ onMessage: (from: string, message: Json) => net.send(from, message) }));
    const client = sim.client("client");
    client.send("echo", { n: 1 });
    client.send("echo", { n: 2 });
    sim.runSync();
    expect(client.inbox).toEqual([{ from: "echo", message: { n: 1 } }, { from: "echo", message: { n: 2 } }]);
    expect(client.take().length).toBe(2);
    expect(client.take()).toEqual([]);
  });
});
