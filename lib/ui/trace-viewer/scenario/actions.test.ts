import { describe, expect, it } from "vitest";
import { Simulation } from "@/lib/sim";
import { schedule, type ScenarioAction } from "@/lib/sim/scenario";
import { indexAt, momentAt } from "../model/moment";
import { modelOf } from "../model/trace-model";
import { possible, withDeed } from "./actions";

const names = ["a", "b", "c"];

/** Three processes that tick every 10 ms and tell the others. */
function run(actions: readonly ScenarioAction[], until = 200) {
  const sim = new Simulation({ seed: 5 });
  for (const name of names) {
    sim.spawn(name, ({ timers, net }) => ({ onStart: () => timers.set("tick", 10), onTimer: () => { timers.set("tick", 10); for (const other of names) if (other !== name) net.send(other, 0); } }));
  }
  schedule(sim, names, actions);
  sim.runSync({ until });
  return sim.trace();
}

describe("a reader's action", () => {
  it("leaves everything that has been seen as it was, event by event", () => {
    const before = run([]);
    const { actions, at } = withDeed([], { kind: "crash", process: "b" }, 61);
    const after = run(actions);
    const seen = (events: typeof before.events) => events.filter((event) => event.time <= 61);
    expect(at).toBe(62);
    expect(seen(after.events)).toEqual(seen(before.events));
    expect(after.events.find((event) => event.kind === "crash")?.time).toBe(62);
  });

  it("takes the place of what was planned for later, and keeps what was done before", () => {
    const planned: ScenarioAction[] = [{ at: 20, kind: "pause", process: "a" }, { at: 90, kind: "heal" }];
    expect(withDeed(planned, { kind: "resume", process: "a" }, 40.5).actions).toEqual([planned[0], { at: 41, kind: "resume", process: "a" }]);
  });

  it("is possible only where it changes something", () => {
    const model = modelOf(run([{ at: 5, kind: "crash", process: "a" }, { at: 6, kind: "pause", process: "b" }, { at: 7, kind: "cut", group: ["c"] }]));
    const moment = momentAt(model, indexAt(model, 50));
    const can = (deed: Parameters<typeof possible>[0]) => possible(deed, moment, names);
    expect([can({ kind: "crash", process: "a" }), can({ kind: "restart", process: "a" }), can({ kind: "custom", id: "x", process: "a" })]).toEqual([false, true, false]);
    expect([can({ kind: "pause", process: "b" }), can({ kind: "resume", process: "b" }), can({ kind: "crash", process: "b" })]).toEqual([false, true, true]);
    expect([can({ kind: "heal" }), can({ kind: "cut", group: [] }), can({ kind: "cut", group: names }), can({ kind: "cut", group: ["a"] })]).toEqual([true, false, false, true]);
  });
});
