import { describe, expect, it } from "vitest";
import { ManualClock } from "./manual-clock";

describe("a clock moved by hand", () => {
  it("calls what is due in order of time, at its time, and nothing that was stopped", () => {
    const clock = new ManualClock();
    const seen: string[] = [];
    const say = (what: string) => () => void seen.push(`${clock.now()}: ${what}`);
    clock.setTimer(30, say("c"));
    clock.setTimer(10, say("a"));
    const stopped = clock.setTimer(20, say("b"));
    clock.setTimer(40, say("later"));
    expect(stopped.stop()).toBe(true);
    expect(clock.next()).toBe(10);
    clock.advanceTo(35);
    expect(seen).toEqual(["10: a", "30: c"]);
    expect(clock.now()).toBe(35);
    expect(clock.next()).toBe(40);
  });

  it("includes timers that are set on the way", () => {
    const clock = new ManualClock();
    const seen: number[] = [];
    clock.setTimer(10, () => clock.setTimer(5, () => void seen.push(clock.now())));
    clock.advanceTo(15);
    expect(seen).toEqual([15]);
    expect(clock.next()).toBe(Infinity);
  });

  it("resolves a sleep", async () => {
    const clock = new ManualClock();
    const slept = clock.sleep(10);
    clock.advanceTo(10);
    await expect(slept).resolves.toBeUndefined();
  });
});
