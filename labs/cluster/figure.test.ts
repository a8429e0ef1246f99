import { expect, it } from "vitest";
import type { Trace } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import { clusterActions, runCluster } from "./figure";

const last = (trace: Trace, process: string) => trace.events.findLast((event) => event.process === process && event.kind === "state")?.detail as { readonly pods: number };

it("ends with as many pods as are wanted, and with a controller that knows it", async () => {
  const trace = await runCluster(clusterActions.right, 20_000, drain);
  expect([last(trace, "etcd").pods, last(trace, "controller-manager").pods]).toEqual([6, 6]);
});

it("shows a controller with the wrong informer that believes in pods which are gone", async () => {
  const trace = await runCluster(clusterActions.wrong, 20_000, drain);
  expect([last(trace, "etcd").pods, last(trace, "controller-manager").pods]).toEqual([4, 6]);
});

it("does the same as a shorter run up to its end, whatever comes later", async () => {
  const long = await runCluster(clusterActions.right, 6_000, drain);
  const short = await runCluster(clusterActions.right, 3_500, drain);
  expect(long.events.slice(0, short.events.length)).toEqual(short.events);
});
