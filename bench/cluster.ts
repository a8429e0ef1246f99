import { crashScenario } from "@/labs/cluster/scenario";
import { printTable, quantile } from "./table";

// The references of the labs as one cluster: 200 pods on 20 nodes while the API server and the scheduler crash six times in the first 20 s.
// SEEDS: how many runs.

const drain = () => new Promise<void>((resolve) => { setImmediate(resolve); });
const seeds = Number(process.env.SEEDS ?? 100);
const times: number[] = [];
const seconds: number[] = [];
const failed: string[] = [];
for (let seed = 1; seed <= seeds; seed++) {
  const before = process.cpuUsage();
  const result = await crashScenario({ seed, drain });
  const { user, system } = process.cpuUsage(before);
  seconds.push((user + system) / 1e6);
  times.push(result.time / 1000);
  if (result.running !== 200 || result.total !== 200 || result.overcommitted > 0) failed.push(`seed ${seed}: ${JSON.stringify(result)}`);
}

printTable([
  { what: "runs that reached 200 running pods, none where there is no room", figure: `${seeds - failed.length} of ${seeds}`, goal: "all of 100" },
  { what: "virtual time until then, p50", figure: `${quantile(times, 0.5).toFixed(1)} s` },
  { what: "virtual time until then, longest", figure: `${Math.max(...times).toFixed(1)} s` },
  { what: "processor time of a run, p50", figure: `${quantile(seconds, 0.5).toFixed(2)} s` },
]);
for (const line of failed) console.log(line);
process.exitCode = failed.length > 0 ? 1 : 0;
