import { describe, expect, it } from "vitest";
import { Simulation } from "./index";
import { drain } from "./testing/drain";

describe("programs with promises", () => {
  it("let every promise that can settle do so before the next event", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const order: string[] = [];
    const long = async (name: string) => {
      for (let i = 0; i < 500; i++) await null;
      order.push(`${name} at ${sim.now}`);
    };
    sim.spawn("a", async ({ clock }) => { await clock.sleep(1); await long("a"); });
    sim.spawn("b", async ({ clock }) => { await clock.sleep(2); order.push("b"); });
    await sim.run();
    expect(order).toEqual(["a at 1", "b"]);
  });

  it("wake sleepers in the order of time, and in the order of falling asleep at the same time", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const order: string[] = [];
    sim.spawn("a", async ({ clock }) => {
      const nap = async (name: string, ms: number) => { await clock.sleep(ms); order.push(name); };
      await Promise.all([nap("c", 5), nap("a", 3), nap("d", 5), nap("b", 4)]);
      order.push("all");
    });
    await sim.run();
    expect(order).toEqual(["a", "b", "c", "d", "all"]);
  });

  it("do not run on within the call that wakes them", async () => {
    const sim = new Simulation({ seed: 1, drain });
    let woken = false;
    void sim.clock.sleep(0).then(() => { woken = true; });
    void sim.clock.sleep(-1);
    expect(woken).toBe(false);
    await sim.advance(0);
    expect(woken).toBe(true);
  });

  it("receive what was sent before they asked, and after", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const heard: unknown[] = [];
    sim.spawn("a", async ({ net, clock }) => {
      net.send("b", 1);
      net.send("b", 2);
      await clock.sleep(20);
      net.send("b", 3);
    });
    sim.spawn("b", async ({ net, clock }) => {
      await clock.sleep(10);
      for (;;) heard.push((await net.receive()).message);
    });
    await sim.run();
    expect(heard).toEqual([1, 2, 3]);
  });

  it("cost a drain only where promises are: none for synchronous events", async () => {
    let drains = 0;
    const sim = new Simulation({ seed: 1, drain: () => { drains++; return drain(); } });
    let ticks = 0;
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1), onTimer: () => { if (++ticks < 1000) timers.set("t", 1); } }));
    await sim.run();
    expect(ticks).toBe(1000);
    expect(drains).toBeLessThanOrEqual(2);
  });

  it("are told apart from synchronous ones when they have no drain, or are run as if they were", async () => {
    const program = (sim: Simulation) => sim.spawn("a", async ({ clock }) => { await clock.sleep(1); });
    const undrained = new Simulation({ seed: 1 });
    program(undrained);
    await expect(undrained.run()).rejects.toMatchObject({ code: "needs-drain" });
    const sync = new Simulation({ seed: 1, drain });
    program(sync);
    expect(() => sync.runSync()).toThrow(expect.objectContaining({ code: "needs-async" }));
  });

  it("need a drain as well when they live in the test itself", async () => {
    const sim = new Simulation({ seed: 1 });
    sim.clock.setTimer(1, () => {});
    await expect(sim.run()).rejects.toMatchObject({ code: "needs-drain" });
  });

  it("may mix styles: a step handler that returns a promise is waited for", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const order: string[] = [];
    sim.spawn("a", ({ timers }) => ({
      onStart: () => timers.set("t", 1),
      onTimer: async () => { await null; await null; order.push("handler"); },
    }));
    sim.at(1.5, () => { order.push("script"); });
    await sim.run();
    expect(order).toEqual(["handler", "script"]);
  });
});

describe("a step component with promises of its own making", () => {
  it("is drained after a sleep that it did not return", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const order: string[] = [];
    sim.spawn("a", ({ clock }) => {
      const loop = async () => {
        await clock.sleep(5);
        for (let i = 0; i < 50; i++) await null;
        order.push("woken");
      };
      return { onStart: () => { void loop(); } };
    });
    sim.spawn("b", ({ timers }) => ({ onStart: () => timers.set("t", 6), onTimer: () => { order.push("later"); } }));
    await sim.run();
    expect(order).toEqual(["woken", "later"]);
  });

  it("is drained after a timer's callback, if it is of an asynchronous process", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const order: string[] = [];
    sim.spawn("a", async ({ clock }) => {
      let open = () => {};
      const gate = new Promise<void>((resolve) => { open = resolve; });
      clock.setTimer(5, () => open());
      await gate;
      for (let i = 0; i < 50; i++) await null;
      order.push("through the gate");
    });
    sim.spawn("b", ({ timers }) => ({ onStart: () => timers.set("t", 6), onTimer: () => { order.push("later"); } }));
    await sim.run();
    expect(order).toEqual(["through the gate", "later"]);
  });
});

describe("invariants of a program with promises", () => {
  it("are asked after each event, once its promises have settled", async () => {
    const sim = new Simulation({ seed: 1, drain });
    let [locked, halfway] = [0, 0];
    sim.spawn("a", async ({ clock }) => {
      for (let i = 0; i < 3; i++) {
        await clock.sleep(1);
        locked++;
        await null;
        locked--;
        halfway++;
      }
    });
    sim.invariant("unlocked between events", () => (locked > 0 ? "locked" : undefined));
    sim.invariant("fewer than three", () => (halfway >= 3 ? "three" : undefined));
    await expect(sim.run()).rejects.toThrow("fewer than three: three");
    expect(sim.now).toBe(3);
  });
});

describe("waiting for a promise", () => {
  it("settles as the promise does, in virtual time", async () => {
    const sim = new Simulation({ seed: 1, drain });
    expect(await sim.settle(sim.clock.sleep(50).then(() => "slept"))).toEqual({ kind: "resolved", value: "slept" });
    expect(sim.now).toBe(50);
    const error = new Error("no");
    expect(await sim.settle(Promise.reject(error))).toEqual({ kind: "rejected", error });
  });

  it("ends when the promise never will settle", async () => {
    const sim = new Simulation({ seed: 1, drain });
    sim.spawn("server", async ({ net }) => { for (;;) await net.receive(); });
    expect(await sim.settle(new Promise(() => {}))).toEqual({ kind: "stuck", waiting: ["server"] });
  });

  it("ends when it takes too many events", async () => {
    const sim = new Simulation({ seed: 1, drain });
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1), onTimer: () => timers.set("t", 1) }));
    expect(await sim.settle(new Promise(() => {}), { maxEvents: 10 })).toEqual({ kind: "limit", events: 10 });
  });

  it("sees a promise that a synchronous component has resolved", async () => {
    const sim = new Simulation({ seed: 1, drain });
    let finish = (_: string) => {};
    const finished = new Promise<string>((resolve) => { finish = resolve; });
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1), onTimer: () => finish("done") }));
    expect(await sim.run({ until: finished })).toEqual({ kind: "done", events: 1 });
    expect(await sim.settle(finished)).toEqual({ kind: "resolved", value: "done" });
  });

  it("drives a script that sleeps, and hands on what it returns or throws", async () => {
    const sim = new Simulation({ seed: 1, drain });
    expect(await sim.drive(async () => { await sim.clock.sleep(10); return sim.now; })).toBe(10);
    await expect(sim.drive(async () => { await sim.clock.sleep(1); throw new Error("failed"); })).rejects.toThrow("failed");
    await expect(sim.drive(() => new Promise(() => {}))).rejects.toMatchObject({ code: "stuck" });
  });

  it("runs until a promise, if told so", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const late = sim.clock.sleep(100);
    expect(await sim.run({ until: sim.clock.sleep(10) })).toMatchObject({ kind: "done" });
    expect(sim.now).toBe(10);
    await sim.settle(late);
    expect(sim.now).toBe(100);
  });
});
