import { prove, type Proved } from "@/labs/mvcc-store/proof/prove";
import { printTable } from "./table";

// The reference of the lab mvcc-store against the simplest model of etcd: random calls, leases that run out, slow readers, compactions. Any
// difference ends the run with the seed.
const seeds = 2_000;
const calls = 200;

const sum: Proved = { calls: 0, refused: 0, revisions: 0, events: 0, canceled: 0 };
const begun = performance.now();
for (let seed = 0; seed < seeds; seed++) {
  try {
    const proved = prove(seed, calls);
    for (const key of Object.keys(sum) as (keyof Proved)[]) sum[key] += proved[key];
  } catch (cause) {
    throw new Error(`seed ${seed}: the reference and the model differ`, { cause });
  }
}
const seconds = (performance.now() - begun) / 1000;

printTable([
  { what: `seeds of ${calls} calls in which reference and model agree`, figure: `${seeds}`, goal: ">= 1000" },
  { what: "calls, of which refused by both", figure: `${sum.calls}, ${sum.refused}` },
  { what: "revisions made", figure: `${sum.revisions}` },
  { what: "events told to readers of watches", figure: `${sum.events}` },
  { what: "watches that a compaction has overtaken", figure: `${sum.canceled}` },
  { what: "time", figure: `${seconds.toFixed(1)} s` },
]);
