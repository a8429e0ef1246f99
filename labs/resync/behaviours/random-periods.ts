import type { Pod } from "@reconcile/api";
import { pod } from "@/labs/informer/behaviours/pods";
import * as reference from "../solution/resync_listener";
import { SharedProcessor } from "../solution/shared_processor";
import type { Context } from "./student";

/** Listeners of random periods, checks at random times: who takes part each time, by the student's processor and by the reference. */
export async function randomPeriods(t: Context, seed: number): Promise<void> {
  const sim = t.sim({ seed });
  const periods = Array.from({ length: 4 }, () => sim.random.int(0, 5) * 700);
  const said: string[][] = [[], []];
  /** Since the last check; the order among listeners is left open. */
  const heardBy: string[][] = [];
  const sides = [
    { processor: new t.student.shared_processor.SharedProcessor<Pod>(sim.clock), Listener: t.student.resync_listener.ResyncListener<Pod> },
    { processor: new SharedProcessor<Pod>(sim.clock), Listener: reference.ResyncListener<Pod> },
  ];
  for (const { processor, Listener } of sides) {
    const heard: string[] = [];
    heardBy.push(heard);
    for (const [i, period] of periods.entries()) {
      const note = () => void heard.push(`listener ${i}`);
      processor.addListener(new Listener({ handler: { onAdd: note, onUpdate: note, onDelete: note }, upstreamHasSynced: () => true, requestedResyncPeriod: period, resyncPeriod: period, now: sim.now }));
    }
    void processor.run();
  }
  for (let i = 0; i < 30; i++) {
    await sim.advance(sim.random.int(100, 900));
    if (i === 15) for (const { processor } of sides) processor.resyncCheckPeriodChanged(1_000);
    for (const [side, { processor }] of sides.entries()) {
      said[side]?.push(`shouldResync: ${String(processor.shouldResync())}`);
      processor.distribute({ type: "update", oldObj: pod("web", i), newObj: pod("web", i) }, true);
    }
    await sim.advance(0);
    for (const [side, lines] of said.entries()) lines.push(...(heardBy[side]?.splice(0).sort() ?? []));
  }
  t.expect(said[0] ?? [], { en: "Who took part in each resync", zh: "每次 resync 的参与者" }).toEqual(said[1] ?? []);
}
