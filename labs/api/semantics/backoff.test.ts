import { beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "@/lib/sim/capabilities";
import { Backoff } from "./backoff";

describe("a back-off", () => {
  let now: number;
  let backoff: Backoff;
  const clock = { now: () => now } as Clock;
  beforeEach(() => {
    now = 1_000;
    backoff = new Backoff({ clock, initial: 10, max: 60 });
  });
  const next = (id: string, after: number) => {
    now += after;
    backoff.next(id, now);
    return backoff.get(id);
  };

  test("doubles for each key by itself, up to the most", () => {
    expect([next("a", 0), next("a", 5), next("b", 5), next("a", 5), next("a", 5)]).toEqual([10, 20, 10, 40, 60]);
    expect(backoff.get("c")).toBe(0);
  });
  test("begins anew when a key was quiet for more than twice the most, and after a reset", () => {
    next("a", 0);
    expect([next("a", 120), next("a", 121)]).toEqual([20, 10]);
    backoff.reset("a");
    expect(backoff.get("a")).toBe(0);
  });
  test("tells whether to wait since an event, and since its own latest step", () => {
    next("a", 0);
    next("a", 3);
    now += 15;
    expect([backoff.isInBackOffSince("a", now - 15), backoff.isInBackOffSince("a", now - 20), backoff.isInBackOffSince("b", now)]).toEqual([true, false, false]);
    expect([backoff.isInBackOffSinceUpdate("a", now), backoff.isInBackOffSinceUpdate("a", now + 5)]).toEqual([true, false]);
  });
  test("is forgotten once it has expired, when it is cleaned up", () => {
    next("old", 0);
    next("new", 100);
    now += 21;
    backoff.gc();
    expect([backoff.get("old"), backoff.get("new")]).toEqual([0, 10]);
  });
  test("adds jitter from the random numbers that it was given", () => {
    const jittered = new Backoff({ clock, initial: 10, max: 60, maxJitterFactor: 0.5, random: { next: () => 0.4, int: () => 0, pick: <T>(items: readonly T[]) => items[0] as T } });
    jittered.next("a", now);
    jittered.next("a", now);
    expect(jittered.get("a")).toBeCloseTo(2 * 12 + 0.2 * 12);
  });
  test("may expire by another rule", () => {
    const quick = new Backoff({ clock, initial: 10, max: 60, hasExpired: (event, update) => event - update > 5 });
    quick.next("a", now);
    now += 6;
    quick.next("a", now);
    expect(quick.get("a")).toBe(10);
  });
});
