import { describe, expect, it } from "vitest";
import type { ClusterEvent, Pod } from "@/labs/api";
import { ActionType, isWildCardEvent, matchClusterEvents, podSchedulingPropertiesChange, wildCardEvent } from "./cluster-events";

const pod = (cpu: string, more: object = {}, labels: Record<string, string> = {}): Pod =>
  ({ metadata: { name: "p", labels }, spec: { containers: [{ name: "c", resources: { requests: { cpu } } }], ...more } });

describe("cluster events", () => {
  it("has a bit for each action, and the sums of them", () => {
    const { Add, Delete, Update, All, ...single } = ActionType;
    const updates = Object.values(single).reduce((sum, bit) => sum | bit, 0);
    expect([Update, All]).toEqual([updates, updates | Add | Delete]);
    expect(new Set([Add, Delete, ...Object.values(single)]).size).toBe(13);
  });

  it("matches by resource and action, a special update to a general one but not the other way round", () => {
    const event = (resource: ClusterEvent["resource"], actionType: number): ClusterEvent => ({ resource, actionType });
    const { Add, Update, UpdateNodeLabel, UpdateNodeTaint, Delete } = ActionType;
    expect(matchClusterEvents(event("Node", Add | UpdateNodeLabel), event("Node", UpdateNodeLabel))).toBe(true);
    expect(matchClusterEvents(event("Node", Add | UpdateNodeLabel), event("Node", UpdateNodeTaint))).toBe(false);
    expect(matchClusterEvents(event("Node", Update), event("Node", UpdateNodeLabel))).toBe(true);
    expect(matchClusterEvents(event("Node", UpdateNodeLabel), event("Node", Update))).toBe(false);
    expect(matchClusterEvents(event("Pod", Delete), event("AssignedPod", Delete))).toBe(true);
    expect(matchClusterEvents(event("AssignedPod", Delete), event("TargetPod", Delete))).toBe(false);
    expect(matchClusterEvents(event("Node", Add), wildCardEvent)).toBe(false);
    expect(matchClusterEvents(wildCardEvent, event("Node", Add))).toBe(true);
    expect(isWildCardEvent(event("*", Add))).toBe(false);
  });

  it("names what has changed of a pod", () => {
    const changes = (before: Pod, after: Pod) => podSchedulingPropertiesChange(before, after).map(({ resource, actionType }) => `${resource} ${actionType}`);
    expect(changes(pod("2"), pod("1"))).toEqual([`TargetPod ${ActionType.UpdatePodScaleDown}`]);
    expect(changes(pod("1"), pod("2"))).toEqual([`TargetPod ${ActionType.UpdateOther}`]);
    expect(changes(pod("1"), pod("1", { nodeName: "n1" }, { a: "b" }))).toEqual([`AssignedPod ${ActionType.UpdatePodLabel}`]);
    expect(changes(pod("1", { schedulingGates: [{ name: "g" }] }), pod("1"))).toEqual([`TargetPod ${ActionType.UpdatePodSchedulingGatesEliminated}`]);
    expect(changes(pod("1"), pod("1", { tolerations: [{ operator: "Exists" }] }))).toEqual([`TargetPod ${ActionType.UpdatePodToleration}`]);
  });
});
