import { expect, it } from "vitest";
import { drain } from "@/lib/sim/testing/drain";
import { figureActions, runQueue } from "./figure";

/** Where pods lay at the moments at which that changed. */
async function course(actions: (typeof figureActions)[keyof typeof figureActions], until: number): Promise<string[]> {
  const trace = await runQueue(actions, until, drain);
  const lines = trace.events.filter(({ kind }) => kind === "state").map(({ time, detail }) => {
    const state = ((detail as { state?: unknown }).state ?? detail) as Record<string, readonly ({ pod: string } | string)[]>;
    const names = (key: string) => (Array.isArray(state[key]) ? state[key] : []).map((one) => (typeof one === "string" ? one : one.pod)).join(" ");
    return `${time}: a[${names("active")}] b[${names("backoff")}] u[${names("unschedulable")}] f[${names("inFlight")}]`;
  });
  return lines;
}

it("takes the important pod before those that came earlier", async () => {
  const lines = await course(figureActions.order, 2_000);
  expect(lines.findIndex((line) => line.includes("f[s1 !3]"))).toBeGreaterThan(0);
  expect(lines.some((line) => line.includes("a[s2] "))).toBe(true);
});

it("moves a refused pod when a node comes, and not when a pod does", async () => {
  const lines = await course(figureActions.event, 8_000);
  expect(lines.some((line) => line.startsWith("400: ") && line.includes("u[b1]"))).toBe(true);
  expect(lines.some((line) => line.startsWith("6000: ") && line.includes("u[]"))).toBe(true);
});

it("does not lose the node that comes while the pod is being tried", async () => {
  const lines = await course(figureActions.inFlight, 4_000);
  expect(lines.some((line) => line.includes("u[b1]"))).toBe(false);
});

it("gives back the place of a binding that failed", async () => {
  const lines = await course(figureActions.binding, 1_000);
  expect(lines.some((line) => line.includes("b[s1]"))).toBe(true);
});
