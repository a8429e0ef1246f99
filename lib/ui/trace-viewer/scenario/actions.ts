import type { ScenarioAction } from "@/lib/sim/scenario";
import type { Moment } from "../lens";

/** Leaves out `at` from each form of an action. */
type Timeless<A> = A extends unknown ? Omit<A, "at"> : never;

/** Something a reader may do, before it is known when. */
export type Deed = Timeless<ScenarioAction>;

/**
 * The reader's action at a moment, in the place of whatever was to be done later. It happens at the next whole millisecond: what has been
 * seen of this one stays as it was.
 */
export function withDeed(actions: readonly ScenarioAction[], deed: Deed, now: number): { readonly actions: readonly ScenarioAction[]; readonly at: number } {
  const at = Math.floor(now) + 1;
  return { actions: [...actions.filter((action) => action.at <= now), { ...deed, at } as ScenarioAction], at };
}

/** Whether an action would change anything at a moment. */
export function possible(deed: Deed, moment: Moment, all: readonly string[]): boolean {
  switch (deed.kind) {
    case "crash": return !moment.down.has(deed.process);
    case "restart": return moment.down.has(deed.process);
    case "pause": return !moment.down.has(deed.process) && !moment.paused.has(deed.process);
    case "resume": return moment.paused.has(deed.process);
    case "cut": return deed.group.length > 0 && deed.group.length < all.length;
    case "heal": return moment.faults.some((fault) => fault.kind === "partition");
    case "custom": return deed.process === undefined || !moment.down.has(deed.process);
  }
}
