import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation, type Json, type TraceEvent } from "../index";
import { drain } from "../testing/drain";

function pingPong(limit?: number): Simulation {
  const sim = new Simulation({ seed: 1, ...(limit === undefined ? {} : { trace: { limit } }) });
  sim.spawn("a", ({ net }) => ({ onStart: () => net.send("b", "ping") }));
  sim.spawn("b", ({ net, timers, log }) => ({
    onMessage: (from: string) => { timers.set("think", 5); log.info("asked", { from }); },
    onTimer: () => net.send("a", "pong"),
  }));
  return sim;
}

describe("the trace", () => {
  it("tells what happened, and for each event what caused it", () => {
    const sim = pingPong();
    sim.runSync();
    const expected: TraceEvent[] = [
      { id: 0, time: 0, process: "a", kind: "start", cause: -1, detail: null },
      { id: 1, time: 0, process: "a", kind: "send", cause: 0, detail: { to: "b", message: "ping" } },
      { id: 2, time: 0, process: "b", kind: "start", cause: -1, detail: null },
      { id: 3, time: 1, process: "b", kind: "deliver", cause: 1, detail: { from: "a", message: "ping" } },
      { id: 4, time: 1, process: "b", kind: "log", cause: 3, detail: { level: "info", message: "asked", fields: { from: "a" } } },
      { id: 5, time: 6, process: "b", kind: "timer", cause: 3, detail: { name: "think" } },
      { id: 6, time: 6, process: "b", kind: "send", cause: 5, detail: { to: "a", message: "pong" } },
      { id: 7, time: 7, process: "a", kind: "deliver", cause: 6, detail: { from: "b", message: "pong" } },
    ];
    expect(sim.trace()).toEqual({ seed: 1, processes: ["a", "b"], events: expected, truncated: false });
    expect(sim.event(5)).toEqual(expected[5]);
    expect(sim.event(8)).toBeUndefined();
  });

  it("takes what the test does between runs for caused by nothing", async () => {
    for (const finish of [(sim: Simulation) => sim.runSync(), (sim: Simulation) => sim.run()]) {
      const sim = new Simulation({ seed: 1, drain });
      sim.spawn("a", ({ timers }) => ({ onStart: () => timers.set("t", 1) }));
      await finish(sim);
      expect(sim.event(sim.note("after"))?.cause).toBe(-1);
    }
  });

  it("keeps the ids and causes right beyond its limit, and says that it is truncated", () => {
    const sim = pingPong(3);
    sim.runSync();
    expect(sim.events).toBe(8);
    expect(sim.trace()).toMatchObject({ truncated: true });
    expect(sim.trace().events).toEqual(pingPongEvents().slice(0, 3));
    expect(sim.event(5)).toBeUndefined();
  });

  it("is right in its thousands, across the recorder's chunks", () => {
    const sim = new Simulation({ seed: 1 });
    for (let i = 0; i < 5000; i++) sim.note(`n${i}`, { i });
    const { events } = sim.trace();
    expect(events.length).toBe(5000);
    for (const [i, event] of events.entries()) expect(event).toEqual({ id: i, time: 0, process: "", kind: "note", cause: -1, detail: { text: `n${i}`, data: { i } } });
  });

  it("shows the state of a process when test or component say so", () => {
    const sim = new Simulation({ seed: 1 });
    const a = sim.spawn("a", ({ log }) => ({ onStart: () => log.state({ role: "follower" }) }));
    sim.state("a", { role: "candidate" });
    a.state({ role: "leader" });
    const states = sim.trace().events.filter((event) => event.kind === "state");
    expect(states.map((event) => [event.process, event.detail])).toEqual([["a", { role: "follower" }], ["a", { role: "candidate" }], ["a", { role: "leader" }]]);
  });

  it("shows the state of an observed process after each event that changed it", () => {
    const sim = new Simulation({ seed: 1 });
    const a = sim.spawn("a", ({ timers }) => ({
      ticks: 0,
      onStart: () => timers.set("t", 1),
      onTimer() { this.ticks++; if (this.ticks < 4) timers.set("t", 1); },
    }), { observe: ({ ticks }) => ({ half: Math.floor(ticks / 2) }) });
    sim.runSync();
    a.crash();
    a.restart();
    sim.advanceSync(1);
    const states = sim.trace().events.filter((event) => event.kind === "state");
    expect(states.map((event) => [event.time, event.detail])).toEqual([[0, { half: 0 }], [2, { half: 1 }], [4, { half: 2 }], [5, { half: 0 }]]);
    expect(sim.event(states[1]?.cause as number)).toMatchObject({ kind: "timer", time: 2 });
  });
});

describe("the digest", () => {
  const digestOf = (...data: readonly Json[]) => {
    const sim = new Simulation({ seed: 1 });
    for (const item of data) sim.note("n", item);
    return sim.traceHash();
  };

  it("is the same whether it is asked for on the way or only at the end", () => {
    const [often, once] = [pingPong(), pingPong()];
    while (often.runSync({ maxEvents: 1 }).kind === "limit") often.traceHash();
    once.runSync();
    expect(often.traceHash()).toBe(once.traceHash());
    expect(once.traceHash()).toMatch(/^[0-9a-f]{16}$/);
  });

  it("differs wherever two traces differ", () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      expect(digestOf(a as Json)).not.toBe(digestOf(b as Json));
    }));
  });

  it.each<[string, Json[], Json[]]>([
    ["text and number", ["1"], [1]],
    ["null and false", [null], [false]],
    ["where a list ends", [[1, [2]]], [[[1], 2]]],
    ["where an object ends", [{ a: {}, b: 1 }], [{ a: { b: 1 } }]],
    ["key and value", [{ a: "b" }], [{ b: "a" }]],
    ["order", [1, 2], [2, 1]],
    ["small parts of a number", [0.1], [0.1 + Number.EPSILON / 8]],
    ["large numbers", [2 ** 40], [2 ** 40 + 1]],
    ["one event more", [1], [1, 1]],
  ])("tells apart %s", (_, a, b) => {
    expect(digestOf(...a)).not.toBe(digestOf(...b));
  });

  it("counts events beyond the trace's limit", () => {
    const [three, five] = [pingPong(2), pingPong(2)];
    three.runSync({ maxEvents: 1 });
    five.runSync();
    expect(three.traceHash()).not.toBe(five.traceHash());
  });
});

function pingPongEvents(): readonly TraceEvent[] {
  const sim = pingPong();
  sim.runSync();
  return sim.trace().events;
}
