import { describe, expect, test } from "vitest";
import type { Container } from "../kubernetes/container";
import type { ResourceList } from "../kubernetes/meta";
import type { PodSpec, PodStatus } from "../kubernetes/pod";
import { podLimits, podRequests, type PodResourcesOptions } from "./pod-resources";
import { addQuantities, formatResourceList, maxQuantities, parseResourceList } from "./resources";

const container = (requests: ResourceList, more: Partial<Container> = {}): Container => ({ name: "c", resources: { requests }, ...more });
const sidecar = (requests: ResourceList) => container(requests, { restartPolicy: "Always" });
const requests = (spec: Partial<PodSpec>, options?: PodResourcesOptions, status?: PodStatus) =>
  formatResourceList(podRequests({ spec: { containers: [], ...spec }, ...(status ? { status } : {}) }, options));

describe("what a pod requests", () => {
  test("is the sum of its containers, for each resource", () => {
    expect(requests({ containers: [container({ cpu: "250m", memory: "64Mi" }), container({ cpu: "1", "example.com/gpu": "2" }), { name: "none" }] }))
      .toEqual({ cpu: "1250m", memory: "64Mi", "example.com/gpu": "2" });
    expect(podRequests({})).toEqual({});
  });
  test("is what the largest init container needs, if that is more", () => {
    expect(requests({ containers: [container({ cpu: "1", memory: "2Gi" })], initContainers: [container({ cpu: "3" }), container({ cpu: "2", memory: "1Gi" })] })).toEqual({ cpu: "3", memory: "2Gi" });
  });
  test("has sidecars in the sum, and beside the init containers that start after them", () => {
    const containers = [container({ cpu: "1" })];
    expect(requests({ containers, initContainers: [sidecar({ cpu: "2" }), container({ cpu: "4" })] })).toEqual({ cpu: "6" });
    expect(requests({ containers, initContainers: [container({ cpu: "4" }), sidecar({ cpu: "2" })] })).toEqual({ cpu: "4" });
    expect(requests({ containers, initContainers: [sidecar({ cpu: "2" }), sidecar({ cpu: "500m" })] })).toEqual({ cpu: "3500m" });
  });
  test("has the overhead on top, unless that is left out", () => {
    const spec = { containers: [container({ cpu: "1" })], overhead: { cpu: "100m", memory: "32Mi" } };
    expect([requests(spec), requests(spec, { excludeOverhead: true })]).toEqual([{ cpu: "1100m", memory: "32Mi" }, { cpu: "1" }]);
  });
  test("is what the pod as a whole requests, where it may say so", () => {
    const spec: Partial<PodSpec> = { containers: [container({ cpu: "1", memory: "1Gi", "example.com/gpu": "1" })], resources: { requests: { cpu: "3", "example.com/gpu": "9" } }, overhead: { cpu: "1" } };
    expect(requests(spec)).toEqual({ cpu: "4", memory: "1Gi", "example.com/gpu": "1" });
    expect(requests(spec, { skipPodLevelResources: true })).toMatchObject({ cpu: "2" });
    expect(requests(spec, { skipContainerLevelResources: true })).toEqual({ cpu: "4" });
  });
  test("takes defaults for what containers leave out, but not for zero", () => {
    expect(requests({ containers: [container({ cpu: "0" }), container({})] }, { nonMissingContainerRequests: { cpu: "100m", memory: "200M" } })).toEqual({ cpu: "100m", memory: "400M" });
  });
  test("is the most of spec, allocation and reality while a resize goes on, and no wish that can never be fulfilled", () => {
    const spec = { containers: [container({ cpu: "5" })] };
    const status: PodStatus = { containerStatuses: [{ name: "c", ready: true, restartCount: 0, image: "", imageID: "", allocatedResources: { cpu: "2" }, resources: { requests: { cpu: "3" } } }] };
    expect([requests(spec, {}, status), requests(spec, { useStatusResources: true }, status)]).toEqual([{ cpu: "5" }, { cpu: "5" }]);
    const infeasible = { ...status, conditions: [{ type: "PodResizePending", status: "True" as const, reason: "Infeasible" }] };
    expect(requests(spec, { useStatusResources: true }, infeasible)).toEqual({ cpu: "3" });
  });
});

test("limits: overhead counts only where there is a limit", () => {
  const spec: PodSpec = { containers: [{ name: "c", resources: { limits: { cpu: "2" } } }], overhead: { cpu: "1", memory: "1Gi" } };
  expect(formatResourceList(podLimits({ spec }))).toEqual({ cpu: "3" });
});
test("lists are added and compared resource by resource", () => {
  const [a, b] = [parseResourceList({ cpu: "1", memory: "1Gi" }), parseResourceList({ cpu: "1500m", pods: "3" })];
  expect(formatResourceList(addQuantities(a, b))).toEqual({ cpu: "2500m", memory: "1Gi", pods: "3" });
  expect(formatResourceList(maxQuantities(a, b))).toEqual({ cpu: "1500m", memory: "1Gi", pods: "3" });
  expect(() => parseResourceList({ cpu: "much" })).toThrow("quantities must match");
});
