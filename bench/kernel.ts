import { Simulation } from "@/lib/sim";
import { programs, type Program } from "./kernel/programs";

// Run with: npx tsx bench/kernel.ts
// Events are what the queue hands out; each sends, sets timers and so on besides.

const drain = () => new Promise<void>((resolve) => { setImmediate(resolve); });
const rounds = 11;

async function seconds(program: Program, events: number, limit: number, hash = false): Promise<number> {
  const sim = new Simulation({ seed: 1, drain, trace: { limit } });
  program.spawn(sim);
  const begin = process.hrtime.bigint();
  const outcome = program.asynchronous ? await sim.run({ maxEvents: events }) : sim.runSync({ maxEvents: events });
  if (hash) sim.traceHash();
  const end = process.hrtime.bigint();
  if (outcome.kind !== "limit") throw new Error(`${program.name} ended early: ${outcome.kind}`);
  return Number(end - begin) / 1e9;
}

/** The least disturbed round: other work on the machine only ever adds. */
const best = (values: readonly number[]): number => Math.min(...values);

/** Interleaved rounds: what slows the machine for a while slows all alike. */
async function compare(program: Program, events: number): Promise<Record<string, string>> {
  const [bare, traced, hashed, double]: number[][] = [[], [], [], []];
  for (let round = 0; round <= rounds; round++) {
    const times = [
      await seconds(program, events, 0), await seconds(program, events, Infinity),
      await seconds(program, events, Infinity, true), await seconds(program, events * 2, Infinity),
    ];
    if (round === 0) continue; // the engine warms up
    [bare, traced, hashed, double].forEach((list, i) => list?.push(times[i] as number));
  }
  const [a, b, c, d] = [bare, traced, hashed, double].map((list) => best(list as number[])) as [number, number, number, number];
  return {
    program: program.name,
    "events/s": Math.round(events / b).toLocaleString("en"),
    "without trace": Math.round(events / a).toLocaleString("en"),
    "trace costs": `${Math.round((b / a - 1) * 100)} %`,
    "digest costs": `${Math.round(((c - b) / b) * 100)} %`,
    "twice the events take": `${(d / b).toFixed(2)} ×`,
  };
}

const rows = [];
for (const program of programs) rows.push(await compare(program, program.asynchronous ? 50_000 : 300_000));
console.table(rows);
