import { printTable, type Row } from "./table";
import { startChromium, startNode, startSandbox, type Host } from "./kernel/engines";
import { jobsOf, sandboxEvents } from "./kernel/jobs";
import { programs, type Program } from "./kernel/programs";

// Events are what the queue hands out; each sends, sets timers and so on besides. Times are of the processor in Node and in the sandbox, of the
// clock in Chromium. Of several interleaved rounds the fastest counts: other work on the machine only ever adds.

const count = (value: number) => Math.round(value).toLocaleString("en");
const percent = (value: number) => `${Math.round(value * 100)} %`;

/** One program in one engine. */
async function compare(host: Host, { name }: Program, events: number, rounds: number): Promise<{ cells: Record<string, string>; digest: string }> {
  const jobs = jobsOf(name, events);
  const least = new Map<string, number>();
  let digest = "";
  for (let round = 0; round <= rounds; round++) {
    for (const [what, job] of Object.entries(jobs)) {
      if (what === "eightfold" && round > 1) continue;
      const measured = await host.run(job);
      if (job.digest) ({ digest } = measured);
      // In the first round the engine warms up.
      if (round > 0) least.set(what, Math.min(least.get(what) ?? Infinity, measured.seconds));
    }
  }
  const [bare, traced, digested, double, eightfold] = ["bare", "traced", "digest", "double", "eightfold"].map((what) => least.get(what) as number) as [number, number, number, number, number];
  return {
    digest,
    cells: {
      engine: host.name,
      program: name,
      "events/s": count(events / bare),
      "with trace": count(events / traced),
      "trace costs": percent(traced / bare - 1),
      "digest costs": percent((digested - traced) / traced),
      "2 × events": `${(double / bare).toFixed(2)} ×`,
      "8 × events": `${(eightfold / bare).toFixed(2)} ×`,
    },
  };
}

const node = await startNode();
const chromium = await startChromium();
const hosts: readonly (readonly [Host, sync: number, asynchronous: number, rounds: number])[] = [
  [node, 200_000, 50_000, 6],
  [chromium, 200_000, 25_000, 6],
  [await startSandbox(), sandboxEvents, sandboxEvents, 3],
];

const cells: Record<string, string>[] = [];
for (const program of programs) {
  for (const [host, sync, asynchronous, rounds] of hosts) cells.push((await compare(host, program, program.asynchronous ? asynchronous : sync, rounds)).cells);
}
console.table(cells);

const rows: Row[] = [];
for (const { name } of programs) {
  const digests = new Set<string>();
  for (const [host] of hosts) digests.add((await host.run(jobsOf(name, sandboxEvents).digest)).digest);
  rows.push({ what: `digests of ${name} in three engines that differ`, figure: `${digests.size - 1}`, goal: "0" });
}

const schedules = 1_000;
const minute = 60_000;
for (const host of [node, chromium]) {
  await host.schedules(20, minute);
  const { seconds, events } = await host.schedules(schedules, minute);
  rows.push({ what: `${schedules} schedules of Raft, 5 nodes, ${minute / 1_000} s each, in ${host.name}`, figure: `${seconds.toFixed(2)} s`, goal: "< 5 s" });
  rows.push({ what: "… events that a trace of them would hold", figure: count(events) });
}
printTable(rows);
for (const [host] of hosts) await host.close();
