import type { Simulation } from "./simulation";

/** What a reader of a lesson does to a running simulation, and when: `at` is a virtual time in ms. */
export type ScenarioAction = { readonly at: number } & (
  | { readonly kind: "crash" | "restart" | "pause" | "resume"; readonly process: string }
  /** No message passes between the group and all others, until `heal`. */
  | { readonly kind: "cut"; readonly group: readonly string[] }
  | { readonly kind: "heal" }
  /** An action of the figure's own, such as a client's request; `process` where it is done to one. */
  | { readonly kind: "custom"; readonly id: string; readonly process?: string }
);

export type CustomAction = Extract<ScenarioAction, { readonly kind: "custom" }>;

/**
 * Schedules a reader's actions in a simulation that has not run yet, and in which the processes are spawned. Each happens before all
 * else of its moment, so that a run with one action more is the same up to that action. `custom` does the figure's own ones; a cut is
 * between its group and the rest of `processes`. What makes no sense at its moment (a crash of a process that is down) does nothing.
 */
export function schedule(sim: Simulation, processes: readonly string[], actions: readonly ScenarioAction[], custom?: (action: CustomAction) => void): void {
  const cuts: (() => void)[] = [];
  for (const action of actions) sim.at(action.at, () => act(sim, processes, cuts, action, custom));
}

function act(sim: Simulation, processes: readonly string[], cuts: (() => void)[], action: ScenarioAction, custom: ((action: CustomAction) => void) | undefined): void {
  switch (action.kind) {
    case "cut": {
      const rest = processes.filter((name) => !action.group.includes(name));
      if (action.group.length > 0 && rest.length > 0) cuts.push(sim.partition(action.group, rest));
      return;
    }
    case "heal": {
      for (const heal of cuts.splice(0)) heal();
      return;
    }
    case "custom": return custom?.(action);
    // These two do nothing by themselves where there is nothing to do.
    case "crash":
    case "restart": return sim.process(action.process)[action.kind]();
    // Pauses add up; a reader's do not.
    case "pause":
    case "resume": {
      const process = sim.process(action.process);
      if (process.paused === (action.kind === "resume")) process[action.kind]();
    }
  }
}
