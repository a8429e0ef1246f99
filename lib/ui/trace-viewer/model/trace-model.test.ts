import { describe, expect, it } from "vitest";
import { Simulation, type TraceEvent } from "@/lib/sim";
import { arrowsBetween, End } from "./arrows";
import { causesOf, effectsOf } from "./causes";
import { momentAt } from "./moment";
import { traceOf } from "./testing";
import { modelOf } from "./trace-model";

const partition = { kind: "partition", at: 5, for: 10, from: ["a"], to: ["b"] };

describe("the model of a trace", () => {
  it("has a lane for each process that did something, in the trace's order, the simulation's own first", () => {
    const trace = traceOf(["a", "b", "idle"], [[0, "b", "start"], [0, "a", "start"], [1, "", "note", -1, { text: "x" }]]);
    expect(modelOf(trace).lanes).toEqual(["", "a", "b"]);
  });

  it("gives faults a track instead of a lane", () => {
    expect(modelOf(traceOf(["a", "b"], [[0, "a", "start"], [5, "", "fault", -1, partition]])).lanes).toEqual(["a"]);
  });

  it("puts faults that overlap into rows of their own, and reuses a row", () => {
    const fault = (at: number) => ({ kind: "pause", at, for: 10, process: "a" });
    const model = modelOf(traceOf(["a"], [[0, "", "fault", -1, fault(0)], [5, "", "fault", -1, fault(5)], [10, "", "heal", 0, fault(0)], [12, "", "fault", -1, fault(12)]]));
    expect(model.faults.map(({ from, to, row }) => [from, to, row])).toEqual([[0, 2, 0], [1, 4, 1], [3, 4, 0]]);
  });

  it("survives a report that says nonsense: times that run back, causes that lie ahead, unknown kinds and processes", () => {
    const events = [
      { id: 7, time: 10, process: "a", kind: "deliver", cause: 9, detail: "?" },
      { id: 8, time: 2, process: "elsewhere", kind: "unheard-of", cause: 8, detail: [] },
      { id: 9, time: Number.NaN, process: "", kind: "heal", cause: 7, detail: null },
    ] as unknown as TraceEvent[];
    const model = modelOf({ seed: 0, processes: ["a"], events, truncated: true });
    expect([...model.time]).toEqual([10, 10, 10]);
    expect([...model.cause]).toEqual([-1, -1, 0]);
    expect(model.lanes).toEqual(["a", "elsewhere"]);
    expect(momentAt(model, 2).states.size).toBe(0);
  });

  it("follows causes back to the beginning, and effects one step on", () => {
    const model = modelOf(traceOf(["a", "b"], [[0, "a", "start"], [1, "a", "timer", 0], [1, "a", "send", 1, { to: "b", message: 1 }], [2, "b", "deliver", 2, { from: "a" }], [2, "a", "state", 1, 3]]));
    expect(causesOf(model, 3)).toEqual([2, 1, 0]);
    expect(causesOf(model, 3, 1)).toEqual([2]);
    expect(effectsOf(model, 1)).toEqual([2, 4]);
  });
});

describe("messages", () => {
  const send = (to: string) => ({ to, message: "m" });

  it("run from sending to delivery, to a loss at once or on arrival, or end nowhere", () => {
    const { arrows } = modelOf(traceOf(["a", "b"], [
      [0, "a", "send", -1, send("b")], [0, "a", "send", -1, send("b")], [0, "b", "drop", 1, { from: "a", reason: "loss" }],
      [1, "a", "send", -1, send("b")], [3, "b", "deliver", 0, { from: "a" }], [4, "b", "drop", 3, { from: "a", reason: "down" }], [5, "a", "send", -1, send("b")],
    ]));
    expect([...arrows.from]).toEqual([0, 1, 3, 6]);
    expect([...arrows.to]).toEqual([4, 2, 5, -1]);
    expect([...arrows.end]).toEqual([End.arrived, End.lostAtOnce, End.lostOnArrival, End.unknown]);
  });

  it("that were doubled are two arrows from one sending", () => {
    const { arrows } = modelOf(traceOf(["a", "b"], [[0, "a", "send", -1, send("b")], [0, "a", "duplicate", 0, { to: "b" }], [1, "b", "deliver", 0, { from: "a" }], [2, "b", "deliver", 1, { from: "a" }]]));
    expect([[...arrows.from], [...arrows.to], [...arrows.copy]]).toEqual([[0, 0], [2, 3], [0, 1]]);
  });

  it("whose sending is before the trace come from its left edge", () => {
    const { arrows } = modelOf(traceOf(["a", "b"], [[0, "a", "timer"], [1, "b", "deliver", -1, { from: "a" }]]));
    expect([arrows.from[0], arrows.to[0], arrows.fromLane[0], arrows.begin[0]]).toEqual([-1, 1, 0, 1]);
  });

  it("under way between two events are found among many", () => {
    const sim = new Simulation({ seed: 1, network: { delay: { kind: "uniform", min: 1, max: 50 }, loss: 0.1 } });
    for (const name of ["a", "b"]) {
      sim.spawn(name, ({ timers, net }) => ({ onStart: () => timers.set("t", 1), onTimer: () => { timers.set("t", 1); net.send(name === "a" ? "b" : "a", 0); } }));
    }
    sim.advanceSync(400);
    const model = modelOf(sim.trace());
    const { arrows } = model;
    for (let first = 0; first < model.size; first += 37) {
      const last = first + 20;
      const found: number[] = [];
      arrowsBetween(arrows, first, last, (arrow) => found.push(arrow));
      expect(found).toEqual([...arrows.from.keys()].filter((arrow) => arrows.begin[arrow]! <= last && (arrows.to[arrow]! < 0 || arrows.to[arrow]! >= first)));
    }
    expect(arrows.size).toBeGreaterThan(500);
  });
});

describe("a moment", () => {
  const model = modelOf(traceOf(["a", "b"], [
    [0, "a", "start"], [0, "b", "start"], [1, "a", "state", -1, { n: 1 }], [2, "a", "send", -1, { to: "b", message: "hi" }], [3, "b", "pause"], [4, "a", "crash", -1, { unsynced: 0 }],
    [5, "", "fault", -1, partition], [6, "b", "resume"], [7, "b", "deliver", 3, { from: "a" }], [8, "a", "restart"], [9, "a", "state", -1, { n: 0 }], [15, "", "heal", 6, partition],
  ]));

  it("knows each process's latest state, also of one that is down", () => {
    expect(momentAt(model, 1).states.get("a")).toBeUndefined();
    expect(momentAt(model, 5).states.get("a")).toEqual({ n: 1 });
    expect(momentAt(model, 11).states.get("a")).toEqual({ n: 0 });
  });

  it("knows who is down or paused, from the event itself until the one that ends it", () => {
    const seen = (index: number) => [[...momentAt(model, index).down], [...momentAt(model, index).paused]];
    expect([3, 4, 5, 7, 8, 9].map(seen)).toEqual([[[], []], [[], ["b"]], [["a"], ["b"]], [["a"], []], [["a"], []], [[], []]]);
  });

  it("knows the messages under way and the faults in force", () => {
    expect(momentAt(model, 5).flights).toEqual([{ send: 3, from: "a", to: "b", message: "hi", sentAt: 2, arrivesAt: 7, lost: false }]);
    expect(momentAt(model, 8).flights).toEqual([]);
    expect([5, 6, 10, 11].map((index) => momentAt(model, index).faults.length)).toEqual([0, 1, 1, 0]);
  });

  it("does not count what was lost at once as under way, though its loss is an event of its own", () => {
    const lossy = modelOf(traceOf(["a", "b"], [[0, "b", "start"], [0, "a", "send", -1, { to: "b", message: "hi" }], [0, "b", "drop", 1, { from: "a", reason: "loss" }]]));
    expect(momentAt(lossy, 1).flights).toEqual([]);
  });

  it("is the empty world before the first event, and keeps the time it is asked for", () => {
    expect(momentAt(model, -1)).toMatchObject({ time: 0, event: undefined, flights: [], faults: [] });
    expect(momentAt(model, 2, 1.5).time).toBe(1.5);
  });

  it("of a trace that begins in the middle knows who must have been down or paused before", () => {
    const late = modelOf(traceOf(["a", "b"], [[0, "b", "timer"], [1, "a", "restart"], [2, "a", "timer"]]));
    expect([...momentAt(late, 0).down]).toEqual(["a"]);
    expect([...momentAt(late, 1).down]).toEqual([]);
  });
});
