import { describe, expect, it } from "vitest";
import { node, pod } from "../behaviours/manifests";
import { MapCycleState } from "../framework/cycle_state";
import { ParsedPodInfo } from "../framework/pod_info";
import { Snapshot } from "../framework/snapshot";
import { balanced } from "../solution/profile";

interface Amounts { readonly cpu?: string; readonly memory?: string }

/** What NodeResourcesBalancedAllocation gives a node of 10 CPUs and 10 GiB on which `before` is requested, for a pod that requests `incoming`. */
function score(before: Amounts, incoming: Amounts): number {
  const snapshot = new Snapshot([node("n1", { cpu: "10", memory: "10Gi" })], [new ParsedPodInfo(pod("old", { ...before, on: "n1" }))]);
  const info = snapshot.list()[0];
  if (info === undefined) throw new Error("the node is missing");
  const plugin = balanced();
  const state = new MapCycleState();
  const next = pod("new", incoming);
  plugin.preScore(state, next);
  return plugin.score(state, next, info);
}

describe("NodeResourcesBalancedAllocation scores what the pod does to a node", () => {
  it("is 75 where the balance stays what it was, good or bad", () => {
    expect(score({ cpu: "2", memory: "2Gi" }, { cpu: "3", memory: "3Gi" })).toBe(75);
    expect(score({ cpu: "5", memory: "1Gi" }, { cpu: "2", memory: "2Gi" })).toBe(75);
  });

  it("is 100 where all that was uneven becomes even, 50 where it is the other way round", () => {
    expect(score({ cpu: "10" }, { memory: "10Gi" })).toBe(100);
    expect(score({}, { cpu: "10" })).toBe(50);
  });

  it("is cut off in between: half of the CPUs before, more than all of them with the pod, and no memory", () => {
    expect(score({ cpu: "5" }, { cpu: "7500m" })).toBe(62);
  });
});
