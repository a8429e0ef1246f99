import type { Fault } from "@/lib/sim";
import type { ReplicationConfig } from "@reconcile/api";
import { Cluster } from "./cluster";
import type { Context } from "./student";

export interface Ordeal extends Omit<Partial<ReplicationConfig>, "servers"> {
  /** How many fault schedules. */
  readonly count: number;
  readonly servers?: number;
  /** When faults have healed and clients have stopped, and when the run ends. */
  readonly until?: number;
  readonly faults?: number;
  readonly kinds?: readonly Fault["kind"][];
  /** At the end all servers have applied the same, and the clients' history is looked at. */
  readonly closing: boolean;
}

/** A cluster with clients under many fault schedules; after every event Raft's promises are looked at. */
export function ordeals(t: Context, { count, servers = 3, until = 1000, faults = 4, kinds = ["crash", "pause", "partition", "network"], closing, ...config }: Ordeal): Promise<void> {
  const processes = ["n1", "n2", "n3", "n4", "n5"].slice(0, servers);
  const calm = 450;
  return t.schedules({
    count, processes, until, fewestProcesses: 3, maxRuns: 60, faults: { horizon: until - calm, count: faults, kinds, duration: { min: 50, max: 250 } },
    network: { delay: { kind: "uniform", min: 1, max: 10 } },
  }, (schedule, sim) => {
    const cluster = new Cluster(sim, t.student, schedule.processes, config, { machines: closing });
    cluster.clients(2, { stopAt: schedule.until - calm, pause: 40 });
    sim.inject(schedule.faults);
    cluster.runUntil(schedule.until);
    cluster.expectRules(t);
    if (closing) {
      expectSameState(t, cluster);
      expectLinearizable(t, cluster);
    }
  });
}

/** Faults heal long before the end, and no client asks for anything any more: everybody can have caught up. */
function expectSameState(t: Context, cluster: Cluster): void {
  const behind = cluster.running.filter(({ lastApplied }) => lastApplied < cluster.watch.lastCommitted);
  if (behind.length === 0) return;
  t.fail({
    en: "Long after all faults have healed a server has not applied what is committed. What was lost on the way must be sent again, and a follower must learn of the leader's commitIndex.",
    zh: "所有故障早已恢复，仍有服务器没有应用已提交的内容。路上丢失的必须重新发送，Follower 也必须得知 Leader 的 commitIndex。",
  }, { expected: cluster.watch.lastCommitted, actual: behind.map(({ name, lastApplied }) => `${name}: ${lastApplied}`) });
}

function expectLinearizable(t: Context, cluster: Cluster): void {
  const answered = cluster.history.operations().filter(({ end }) => end !== undefined).length;
  t.expect(answered, { en: "Operations that clients got an answer to", zh: "得到回应的客户端操作数" }).toBeGreaterThanOrEqual(1);
  const contradiction = cluster.contradiction();
  if (contradiction === undefined) return;
  cluster.sim.note(contradiction);
  t.fail({
    en: "What the clients were answered cannot come from one store that does one operation after the other.",
    zh: "客户端得到的这些回应，不可能出自一个逐个执行操作的存储。",
  }, { actual: contradiction });
}
