import { expect, test } from "vitest";
import type { Clock, Random } from "@/lib/sim/capabilities";
import { newConflict, newNotFound } from "./new-status-error";
import { defaultBackoff, defaultRetry, retryOnConflict } from "./retry";

const pods = { group: "", resource: "pods" };

/** What was waited, rounded to whole milliseconds, and how it ended; `failures` are thrown one after the other. */
async function tried(failures: Error[], backoff = defaultRetry): Promise<unknown[]> {
  const waits: number[] = [];
  const clock = { sleep: async (ms: number) => { waits.push(Math.round(ms)); } } as unknown as Clock;
  const random = { next: () => 0.5 } as Random;
  const attempt = () => {
    const failure = failures.shift();
    if (failure) throw failure;
    return "done";
  };
  const end = await retryOnConflict(backoff, attempt, { clock, random }).catch((error: unknown) => (error as Error).message);
  return [...waits, end];
}

test("a conflict is tried again, after a wait with jitter", async () => {
  expect(await tried([])).toEqual(["done"]);
  expect(await tried([newConflict(pods, "x"), newConflict(pods, "x")])).toEqual([11, 11, "done"]);
  expect(await tried([newConflict(pods, "x"), newConflict(pods, "x"), newConflict(pods, "x")], defaultBackoff)).toEqual([11, 53, 263, "done"]);
});
test("the last conflict is thrown once all steps are used up", async () => {
  const conflicts = Array.from({ length: 9 }, (_, i) => newConflict(pods, `x${i}`, "late"));
  expect(await tried(conflicts)).toEqual([11, 11, 11, 11, 'Operation cannot be fulfilled on pods "x4": late']);
  expect(conflicts.length).toBe(4);
});
test("any other error is thrown at once", async () => {
  expect(await tried([newConflict(pods, "x"), newNotFound(pods, "x")])).toEqual([11, 'pods "x" not found']);
});
