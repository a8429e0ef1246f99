import { describe, expect, it } from "vitest";
import { runFigure, story } from "./figure";
import { observeStore, rangeText } from "./observe";

describe("the lesson's store", () => {
  const steps = runFigure(story);

  it("tells its story: lives of a key, a watch from the past, a swap that comes too late, a compaction that ends a watch", () => {
    expect(steps.map(({ event }) => event.id)).toEqual([
      "start", "created", "created", "put", "deleted", "deleted-nothing", "watching-past", "created", "swapped", "not-swapped", "both", "compacted", "watch-canceled", "created",
    ]);
    expect(steps.at(-1)?.watchers.map(({ told, compactRevision }) => ({ told: told.map(({ revision }) => revision), compactRevision }))).toEqual([
      { told: [3, 4, 5, 6, 7, 8, 8, 9], compactRevision: undefined },
      { told: [], compactRevision: 6 },
    ]);
  });

  it("shows what can be read at each revision that is kept", () => {
    expect(steps[5]?.views.map(({ kvs }) => kvs.map(({ key, value }) => `${key}=${value}`).join(" "))).toEqual(["", "a=v1", "a=v1 b=v2", "a=v3 b=v2", "a=v3"]);
    expect(steps.at(-1)?.views[0]?.revision).toBe(6);
  });

  it("goes on from any step as the reader likes, and drops the oldest of three watches", () => {
    const watched = runFigure([{ kind: "watch", revision: 5 }, { kind: "watch", revision: 1 }, { kind: "watch", revision: 2 }, { kind: "put", key: "a" }]).at(-1);
    expect(watched?.watchers.map(({ from, next, told }) => ({ from, next, told: told.length }))).toEqual([{ from: 1, next: 3, told: 1 }, { from: 2, next: 3, told: 1 }]);
    expect(runFigure([{ kind: "watch", revision: 5 }, { kind: "put", key: "a" }]).at(-1)?.watchers[0]).toEqual({ from: 5, next: 5, told: [] });
  });
});

describe("what is seen of a store", () => {
  it("is its index, its newest records, its watchers and its leases", () => {
    expect(runFigure([...story.slice(0, 4), { kind: "watch", revision: 3 }]).at(-1)?.store).toEqual({
      revision: 5,
      index: [
        { key: "a", generations: [{ revisions: ["2.0", "4.0"], ended: false }] },
        { key: "b", generations: [{ revisions: ["3.0", "5.0"], ended: true }] },
      ],
      records: [
        { revision: "2.0", key: "a", value: "v1", version: 1 }, { revision: "3.0", key: "b", value: "v2", version: 1 },
        { revision: "4.0", key: "a", value: "v3", version: 2 }, { revision: "5.0", key: "b" },
      ],
      watchers: [{ keys: "…", next: 6, synced: true, buffered: 0 }],
      leases: [],
    });
  });

  it("is nothing of a store that is built otherwise, and no error", () => {
    expect(observeStore({ index: 7, backend: { since: "?" }, currentRevision: "2", synced: [null, {}], leaseMap: new Map([["x", 1]]) })).toEqual({ watchers: [], leases: [] });
  });

  it("names ranges for people", () => {
    expect([rangeText({ key: "a" }), rangeText({ key: "a/", rangeEnd: "a0" }), rangeText({ key: "a", rangeEnd: "\0" }), rangeText({ key: "\0", rangeEnd: "\0" }), rangeText({ key: "a", rangeEnd: "c" })])
      .toEqual(["a", "a/*", "a…", "…", "[a, c)"]);
  });
});
