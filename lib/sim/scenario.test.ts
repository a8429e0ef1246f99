import { describe, expect, it } from "vitest";
import { Simulation } from "./index";
import { schedule, type ScenarioAction } from "./scenario";

const names = ["a", "b", "c"];

/** Three processes that tick every 10 ms and tell the others. */
function run(actions: readonly ScenarioAction[], until = 200) {
  const sim = new Simulation({ seed: 5 });
  const custom: string[] = [];
  for (const name of names) {
    sim.spawn(name, ({ timers, net }) => ({ onStart: () => timers.set("tick", 10), onTimer: () => { timers.set("tick", 10); for (const other of names) if (other !== name) net.send(other, 0); } }));
  }
  schedule(sim, names, actions, ({ id, process, at }) => custom.push(`${id} ${process ?? ""} ${at}`));
  sim.runSync({ until });
  return { trace: sim.trace(), custom };
}

describe("a schedule of actions", () => {
  it("does each at its time, in the figure's own way too", () => {
    const { custom, trace } = run([{ at: 12, kind: "custom", id: "propose" }, { at: 30, kind: "custom", id: "ask", process: "b" }, { at: 40, kind: "crash", process: "c" }, { at: 60, kind: "restart", process: "c" }]);
    expect(custom).toEqual(["propose  12", "ask b 30"]);
    expect(trace.events.filter(({ kind }) => kind === "crash" || kind === "restart").map(({ kind, time }) => [kind, time])).toEqual([["crash", 40], ["restart", 60]]);
  });

  it("cuts a group off from all others until the network is healed, every cut of it", () => {
    const { trace } = run([{ at: 15, kind: "cut", group: ["a"] }, { at: 25, kind: "cut", group: ["b"] }, { at: 75, kind: "heal" }]);
    const arrived = trace.events.filter(({ kind, time }) => kind === "deliver" && time > 30 && time < 75);
    expect(arrived).toEqual([]);
    expect(trace.events.some(({ kind, time }) => kind === "deliver" && time > 80)).toBe(true);
  });

  it("does nothing where there is nothing to do: no process is crashed, paused or started twice", () => {
    const { trace } = run([
      { at: 5, kind: "restart", process: "a" }, { at: 6, kind: "resume", process: "a" }, { at: 7, kind: "crash", process: "a" }, { at: 8, kind: "crash", process: "a" }, { at: 9, kind: "pause", process: "a" },
      { at: 10, kind: "pause", process: "b" }, { at: 11, kind: "pause", process: "b" }, { at: 12, kind: "resume", process: "b" }, { at: 13, kind: "cut", group: names },
    ]);
    expect(trace.events.filter(({ kind }) => ["restart", "crash", "pause", "resume", "fault"].includes(kind)).map(({ kind, time }) => `${kind} ${time}`)).toEqual(["crash 7", "pause 10", "resume 12"]);
  });
});
