import { Simulation, type SimulationOptions } from "@/lib/sim";
import { programs } from "./programs";
import { network, runSchedule } from "./raft";

/** What one engine is asked to do, once. */
export interface Job {
  readonly program: string;
  /** Events of the queue that it is run for. */
  readonly events: number;
  readonly traced: boolean;
  /** Whether the digest of the trace is made as well. */
  readonly digest: boolean;
}

export const nameOf = ({ program, events, traced, digest }: Job): string => [program, events, traced ? "traced" : "bare", ...(digest ? ["digest"] : [])].join(" / ");

/** Runs a job in the engine that this code is in; returns the digest of its trace, if one was asked for. */
export async function perform({ program: name, events, traced, digest }: Job, make: (options: Omit<SimulationOptions, "drain">) => Simulation): Promise<string> {
  const program = programs.find((one) => one.name === name);
  if (program === undefined) throw new Error(`There is no program "${name}".`);
  const sim = make({ seed: 1, trace: { limit: traced ? Infinity : 0 } });
  program.spawn(sim);
  const outcome = program.asynchronous ? await sim.run({ maxEvents: events }) : sim.runSync({ maxEvents: events });
  if (outcome.kind !== "limit") throw new Error(`${name} ended early: ${outcome.kind}`);
  return digest ? sim.traceHash() : "";
}

/** Plays Raft under `count` schedules of `until` ms of virtual time each; returns how many events were handled and recorded. */
export function performSchedules(count: number, until: number): number {
  let events = 0;
  for (let seed = 1; seed <= count; seed++) {
    const sim = new Simulation({ seed, network, trace: { limit: 0 } });
    runSchedule(sim, until);
    events += sim.events;
  }
  return events;
}
