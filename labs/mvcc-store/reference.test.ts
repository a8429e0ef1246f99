import { describe, expect, it } from "vitest";
import { prove } from "./proof/prove";

describe("the reference", () => {
  it("answers what the simplest model of etcd answers, for any calls, and its watches tell what has happened", () => {
    const proved = Array.from({ length: 30 }, (_, seed) => prove(seed, 150));
    // The calls must have led somewhere: to changes, refusals, events and watches that were overtaken.
    for (const what of ["refused", "revisions", "events", "canceled"] as const) expect(proved.reduce((sum, run) => sum + run[what], 0), what).toBeGreaterThan(10);
  });
});
