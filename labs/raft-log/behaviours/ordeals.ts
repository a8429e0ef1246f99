import type { Ordeal } from "./schedules";

/** The fault schedules of each test, by the test's id. */
export const visibleOrdeals = {
  "leader.faults": { count: 3, servers: 5, clients: 2, closing: false, maxEntries: 1, ambush: { crash: 0.05, coup: 0.6, isolate: 200 } },
  "apply.faults": { count: 4, closing: true, ambush: { crash: 0.05, coup: 0.4, isolate: 100 } },
  "snapshot.faults": { count: 4, closing: true, snapshotCount: 4, catchUpEntries: 1, ambush: { crash: 0.05, coup: 0.4, isolate: 100 } },
} as const satisfies Readonly<Record<string, Ordeal>>;

export const hiddenOrdeals = {
  "hidden.leader-faults": { count: 3, servers: 5, clients: 2, faults: 8, closing: false, maxEntries: 1, maxInflight: 2, ambush: { crash: 0.05, coup: 0.4, isolate: 100 } },
  "hidden.apply-faults": { count: 4, faults: 8, closing: true, ambush: { crash: 0.05, coup: 0.4, isolate: 100 } },
  "hidden.snapshot-faults": { count: 4, faults: 8, closing: true, snapshotCount: 3, catchUpEntries: 0, maxEntries: 2, ambush: { crash: 0.1, coup: 0.4, isolate: 100 } },
} as const satisfies Readonly<Record<string, Ordeal>>;
