import { describe, expect, it } from "vitest";
import { drain } from "@/lib/sim/testing/drain";
import { loadWithMutant } from "@/tests/helpers/with-mutant";
import { missedDeletions, scene } from "./missed-deletions";

const until = 40_000;

describe("deletions that nobody watched", () => {
  it("are made up for by a controller whose informer is the reference", async () => {
    expect((await scene({ drain, actions: missedDeletions, until })).pods).toBe(6);
  });

  it("leave a controller two pods short for ever whose informer takes a list for additions only", async () => {
    const wrong = await loadWithMutant<{ scene: typeof scene }>("labs/cluster/missed-deletions.ts", "informer/list-reports-no-deletions");
    const { pods, trace } = await wrong.scene({ drain, actions: missedDeletions, until });
    expect(pods).toBe(4);
    // The picture that the viewer shows: the controller believes in six pods, etcd has four.
    const last = (process: string) => trace.events.findLast((event) => event.process === process && event.kind === "state")?.detail;
    expect(last("controller-manager")).toEqual({ pods: 6 });
    expect(last("etcd")).toMatchObject({ pods: 4 });
  });
});
