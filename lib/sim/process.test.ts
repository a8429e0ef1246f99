import { describe, expect, it } from "vitest";
import { Simulation, type Capabilities } from "./index";
import { drain } from "./testing/drain";

/** Counts its ticks, in memory and on disk, and syncs when told to. */
const counter = ({ timers, disk }: Capabilities) => ({
  memory: 0,
  onStart: () => timers.set("tick", 10),
  onTimer() {
    timers.set("tick", 10);
    this.memory++;
    disk.write("count", Number(disk.read("count") ?? 0) + 1);
  },
  onMessage() { disk.sync(); },
});

describe("a crash", () => {
  it("loses memory and what was not synced, and keeps what was", () => {
    const sim = new Simulation({ seed: 1 });
    const a = sim.spawn("a", counter);
    const client = sim.client("client");
    sim.advanceSync(30);
    client.send("a", "sync");
    sim.advanceSync(30);
    expect(a.component?.memory).toBe(6);
    a.crash();
    expect(a.component).toBeUndefined();
    expect(a.durable()).toEqual({ count: 3 });
    a.restart();
    expect(a.component?.memory).toBe(0);
    sim.advanceSync(10);
    expect(a.component?.memory).toBe(1);
    expect(sim.trace().events.find((event) => event.kind === "crash")?.detail).toEqual({ unsynced: 1 });
  });

  it("ends timers, sleeps and waits of that life for good", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const log: string[] = [];
    let life = 0;
    const a = sim.spawn("a", (cap) => {
      const me = ++life;
      cap.clock.setTimer(20, () => { log.push(`timer ${me}`); });
      cap.timers.set("named", 20);
      const sleeper = async () => { await cap.clock.sleep(20); log.push(`sleep ${me}`); };
      const receiver = async () => { await cap.net.receive(); log.push(`message ${me}`); };
      return { start: async () => { await Promise.all([sleeper(), receiver()]); } };
    });
    const client = sim.client("client");
    await sim.advance(10);
    a.crash();
    a.restart();
    await sim.advance(15);
    client.send("a", "hello");
    await sim.run();
    expect(log).toEqual(["message 2", "timer 2", "sleep 2"]);
  });

  it("leaves the capabilities of that life without effect", async () => {
    const sim = new Simulation({ seed: 1, drain });
    const lives: Capabilities[] = [];
    const a = sim.spawn("a", (cap) => { lives.push(cap); return {}; });
    a.crash();
    a.restart();
    const before = sim.events;
    const [ghost, living] = lives as [Capabilities, Capabilities];
    ghost.net.send("a", "from the grave");
    ghost.disk.write("x", 1);
    ghost.disk.sync();
    ghost.log.info("boo");
    ghost.log.state({});
    ghost.timers.set("t", 1);
    expect(ghost.clock.setTimer(1, () => { throw new Error("fired"); }).stop()).toBe(false);
    expect(ghost.disk.read("x")).toBeUndefined();
    expect(await sim.settle(ghost.clock.sleep(1))).toMatchObject({ kind: "stuck" });
    expect(sim.events).toBe(before);
    living.disk.sync();
    expect(a.durable()).toEqual({});
  });

  it("ignores how the program of that life ends", async () => {
    const sim = new Simulation({ seed: 1, drain });
    let fail = () => {};
    const a = sim.spawn("a", () => new Promise<void>((_, reject) => { fail = () => reject(new Error("late")); }));
    a.crash();
    fail();
    expect((await sim.run()).kind).toBe("idle");
  });

  it("loses messages that arrive while it is down, and not those that arrive after", () => {
    const sim = new Simulation({ seed: 1, network: { delay: 10 } });
    const heard: unknown[] = [];
    const a = sim.spawn("a", () => ({ onMessage: (_: string, message: unknown) => { heard.push(message); } }));
    sim.spawn("b", ({ net, clock }) => ({
      onStart: () => {
        net.send("a", "too early");
        clock.setTimer(5, () => net.send("a", "in time"));
      },
    }));
    sim.at(1, () => a.crash());
    sim.at(12, () => a.restart());
    sim.runSync();
    expect(heard).toEqual(["in time"]);
    expect(sim.trace().events.find((event) => event.kind === "drop")).toMatchObject({ process: "a", time: 10, detail: { from: "b", reason: "down" } });
  });
});

describe("a pause", () => {
  it("holds timers and messages back, and lets them happen in their order afterwards", () => {
    const sim = new Simulation({ seed: 1, network: { delay: 10 } });
    const order: string[] = [];
    const a = sim.spawn("a", ({ clock }) => ({
      onStart: () => {
        clock.setTimer(30, () => { order.push(`late ${clock.now()}`); });
        clock.setTimer(20, () => { order.push(`early ${clock.now()}`); });
        clock.setTimer(50, () => { order.push(`after ${clock.now()}`); });
      },
      onMessage: (_: string, message: unknown) => { order.push(`${String(message)} ${clock.now()}`); },
    }));
    sim.spawn("b", ({ net, clock }) => ({ onStart: () => { clock.setTimer(15, () => net.send("a", "message")); } }));
    sim.at(1, () => a.pause());
    sim.at(40, () => a.resume());
    sim.runSync();
    expect(order).toEqual(["early 40", "message 40", "late 40", "after 50"]);
  });

  it("lets a held timer still be stopped", () => {
    const sim = new Simulation({ seed: 1 });
    let fired = 0;
    const a = sim.spawn("a", ({ clock }) => ({ timer: clock.setTimer(5, () => { fired++; }), onStart: () => {} }));
    a.pause();
    sim.advanceSync(10);
    expect(a.component?.timer.stop()).toBe(true);
    a.resume();
    sim.runSync();
    expect(fired).toBe(0);
  });

  it("ends with a crash: what was held is lost", () => {
    const sim = new Simulation({ seed: 1 });
    let fired = 0;
    const a = sim.spawn("a", ({ clock }) => ({ onStart: () => { clock.setTimer(5, () => { fired++; }); }, onMessage: () => { fired++; } }));
    sim.spawn("b", ({ net }) => ({ onStart: () => net.send("a", 1) }));
    a.pause();
    sim.advanceSync(3);
    a.crash();
    a.restart();
    expect(a.paused).toBe(false);
    sim.advanceSync(3);
    expect(fired).toBe(0);
    sim.advanceSync(10);
    expect(fired).toBe(1); // the timer of the second life
    expect(sim.trace().events.filter((event) => event.kind === "drop").map((event) => event.detail)).toEqual([{ from: "b", reason: "down" }]);
  });

  it("adds up: it takes as many resumes as pauses", () => {
    const sim = new Simulation({ seed: 1 });
    const a = sim.spawn("a", counter);
    a.pause();
    a.pause();
    a.resume();
    sim.advanceSync(20);
    expect(a.component?.memory).toBe(0);
    a.resume();
    sim.advanceSync(0);
    expect(a.component?.memory).toBe(1);
  });
});

describe("named timers", () => {
  it("replace a pending one of the same name", () => {
    const sim = new Simulation({ seed: 1 });
    const fired: string[] = [];
    sim.spawn("a", ({ timers, clock }) => ({
      onStart: () => {
        timers.set("election", 10);
        timers.set("heartbeat", 12);
        clock.setTimer(5, () => timers.set("election", 10));
        clock.setTimer(6, () => { fired.push(String(timers.cancel("heartbeat")), String(timers.cancel("none"))); });
      },
      onTimer: (name: string) => { fired.push(`${name} ${clock.now()}`); },
    }));
    sim.runSync();
    expect(fired).toEqual(["true", "false", "election 15"]);
  });

  it("may be put off, brought forward, put off again and set once more after they fired; the last word counts", () => {
    const sim = new Simulation({ seed: 1 });
    const fired: number[] = [];
    const a = sim.spawn("a", ({ timers }) => ({
      onStart: () => timers.set("t", 10),
      onTimer: () => { fired.push(sim.now); },
      set: (ms: number) => { timers.set("t", ms); },
      cancel: () => timers.cancel("t"),
    }));
    const script: [at: number, ms: number][] = [[1, 50], [2, 5], [3, 10], [4, 9], [20, 3], [20, 4]];
    for (const [at, ms] of script) sim.at(at, () => a.component?.set(ms));
    sim.runSync();
    expect(fired).toEqual([13, 24]);
    expect(a.component?.cancel()).toBe(false);
    const causes = sim.trace().events.filter(({ kind }) => kind === "timer").map(({ cause }) => cause);
    expect(causes).toEqual([-1, -1]);
  });

  it("that came due during a pause and are then set anew fire at their new time only", () => {
    const sim = new Simulation({ seed: 1 });
    const fired: number[] = [];
    const a = sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 5), onTimer: () => { fired.push(sim.now); }, set: () => { timers.set("t", 30); } }));
    a.pause();
    sim.advanceSync(10);
    a.component?.set();
    a.resume();
    a.component?.set();
    sim.runSync();
    expect(fired).toEqual([40]);
  });

  it("may have a new name each time without being remembered for ever", () => {
    const sim = new Simulation({ seed: 1 });
    let fired = 0;
    sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t0", 1), onTimer: () => { if (++fired < 1_000) timers.set(`t${fired}`, 1); } }));
    sim.runSync();
    expect(fired).toBe(1_000);
  });
});

describe("capabilities", () => {
  it("are frozen, and give no way to the kernel", () => {
    const sim = new Simulation({ seed: 1 });
    const { component } = sim.spawn("a", (cap) => ({ cap, onStart: () => {} }));
    const seen = new Set<unknown>();
    const walk = (value: unknown) => {
      if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
      seen.add(value);
      if (typeof value === "object") expect(Object.isFrozen(value)).toBe(true);
      for (const key of Reflect.ownKeys(value)) {
        const inner: unknown = Reflect.get(value, key);
        if (typeof inner === "function") expect(Reflect.ownKeys(inner).every((name) => name === "name" || name === "length")).toBe(true);
        else walk(inner);
      }
    };
    const cap = component?.cap;
    walk(cap);
    walk(cap?.clock.setTimer(1, () => {}));
    expect(seen.size).toBe(8);
  });
});
