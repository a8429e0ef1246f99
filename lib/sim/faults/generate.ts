import { SimulationError } from "../core/errors";
import { randomFrom, stream } from "../random/streams";
import type { Random } from "../capabilities";
import type { CrashFault, Fault, PauseFault } from "./fault";

/** What kind of trouble to make, and how much of it. */
export interface FaultPlan {
  readonly seed: number;
  readonly processes: readonly string[];
  /** All faults begin and end within [0, horizon] ms of virtual time. */
  readonly horizon: number;
  /** The number of faults, at most. */
  readonly count: number;
  /** How long each lasts, in ms; by default from 1 % to 20 % of the horizon. */
  readonly duration?: { readonly min: number; readonly max: number };
  /** Kinds to draw from; all of them unless told otherwise. */
  readonly kinds?: readonly Fault["kind"][];
  /** How many processes may be crashed or paused at once: a minority, unless told otherwise. Faults beyond that are left out. */
  readonly maxDown?: number;
}

const allKinds: readonly Fault["kind"][] = ["crash", "pause", "partition", "network", "clock"];

/**
 * Faults drawn from a seed, ordered by their beginning. Each has a stream of its own: a plan with one more fault differs from the
 * one before by that fault alone.
 */
export function generateFaults(plan: FaultPlan): Fault[] {
  const { seed, processes, count, maxDown = Math.floor((processes.length - 1) / 2) } = plan;
  if (processes.length === 0) throw new SimulationError("bad-argument", "Faults need processes to happen to.");
  const faults: Fault[] = [];
  for (let i = 0; i < count; i++) {
    const fault = draw(plan, randomFrom(() => stream(seed, "fault", String(i))));
    if (fault !== undefined && downAtOnce(faults, fault) <= maxDown) faults.push(fault);
  }
  return faults.sort((a, b) => a.at - b.at);
}

function draw({ processes, horizon, duration, kinds = allKinds }: FaultPlan, random: Random): Fault | undefined {
  const kind = random.pick(kinds);
  const { min, max } = duration ?? { min: Math.ceil(horizon / 100), max: Math.ceil(horizon / 5) };
  const length = Math.min(random.int(min, max), horizon);
  const span = { at: random.int(0, Math.floor(horizon - length)), for: length };
  const process = random.pick(processes);
  switch (kind) {
    case "crash":
    case "pause": return { kind, ...span, process };
    case "partition": {
      const [from, to] = split(processes, random);
      if (to.length === 0) return undefined;
      return random.next() < 1 / 3 ? { kind, ...span, from, to, oneWay: true } : { kind, ...span, from, to };
    }
    case "network": {
      const chance = () => random.int(0, 30) / 100;
      const slow = random.int(10, 100);
      return { kind, ...span, loss: chance(), duplicate: chance(), reorder: chance(), delay: { kind: "tail", min: random.int(1, 10), max: slow * 10 } };
    }
    case "clock": return { kind, ...span, process, skew: random.int(-500, 500), drift: random.int(-50, 50) / 1000 };
  }
}

/** Two groups, none of them empty if there are two processes. */
function split(processes: readonly string[], random: Random): [string[], string[]] {
  const rest = [...processes];
  const from: string[] = [];
  const size = random.int(1, Math.max(1, processes.length - 1));
  while (from.length < size) from.push(...rest.splice(random.int(0, rest.length - 1), 1));
  return [from.sort(), rest];
}

/** How many processes would be down at the worst moment of a fault that is added to others. */
function downAtOnce(faults: readonly Fault[], added: Fault): number {
  if (!takesDown(added)) return 0;
  const overlapping = faults.filter(takesDown).filter((other) => other.at <= added.at + added.for && added.at <= other.at + other.for);
  // The most are down when one of them begins.
  return Math.max(...[added, ...overlapping].map(({ at }) => {
    const then = overlapping.filter((other) => other.at <= at && at <= other.at + other.for);
    const there = added.at <= at && at <= added.at + added.for;
    return new Set([...then, ...(there ? [added] : [])].map((fault) => fault.process)).size;
  }));
}

function takesDown(fault: Fault): fault is CrashFault | PauseFault {
  return fault.kind === "crash" || fault.kind === "pause";
}
