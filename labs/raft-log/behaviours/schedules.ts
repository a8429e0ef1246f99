import type { SchedulePlan } from "@/lib/grader/harness/api";
import type { Text } from "@/lib/grader/text";
import type { Fault, Schedule, Simulation } from "@/lib/sim";
import type { ReplicationConfig } from "@reconcile/api";
import { Cluster, type Ambush, type Parts } from "./cluster";
import type { Context } from "./student";

/** What a cluster goes through. */
export interface Ordeal extends Omit<Partial<ReplicationConfig>, "servers"> {
  /** How many fault schedules. */
  readonly count: number;
  readonly servers?: number;
  /** Faults in each, at most. */
  readonly faults?: number;
  readonly ambush?: Ambush;
  readonly clients?: number;
  /** At the end all servers have applied the same, and the clients' history is looked at. */
  readonly closing: boolean;
}

/** When a run ends at the latest, and how long before it faults heal and clients stop. Twenty times an election timeout is enough for anybody to catch up. */
const until = 1800;
const calm = 1000;
/** Elections are quick, so that a run has many. */
const pace = { electionTimeout: 50, heartbeatInterval: 15 };
const kinds: readonly Fault["kind"][] = ["crash", "pause", "partition", "network"];

export function planOf({ count, servers = 3, faults = 4 }: Ordeal): SchedulePlan {
  return {
    count, until, processes: ["n1", "n2", "n3", "n4", "n5"].slice(0, servers), fewestProcesses: 3, maxRuns: 25,
    faults: { horizon: until - calm, count: faults, kinds, duration: { min: 30, max: 150 } },
    network: { delay: { kind: "uniform", min: 1, max: 10 }, reorder: 0.2, duplicate: 0.05 },
  };
}

/** What was wrong with a cluster, and what is to be shown beside it. */
export interface Wrong {
  readonly what: Text;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** Plays one schedule with servers and clients; after every event Raft's promises are looked at. Returns the first thing that is wrong. */
export function play({ processes, faults, until }: Schedule, sim: Simulation, parts: Parts, ordeal: Ordeal): Wrong | undefined {
  const { count: _count, servers: _servers, faults: _faults, ambush, clients = 3, closing, ...config } = ordeal;
  const stopAt = Math.max(0, until - calm);
  const cluster = new Cluster(sim, parts, processes, { ...pace, ...config }, { machines: closing });
  cluster.clients(clients, { stopAt, pause: 20, patience: 80 });
  sim.inject(faults);
  if (ambush !== undefined) cluster.ambush(ambush, stopAt);
  cluster.run(() => sim.now > stopAt && (closing ? cluster.settled : sim.now > stopAt + 200), until);
  const wrong: Wrong | undefined = cluster.problem !== undefined ? { what: cluster.problem } : closing ? behind(cluster) ?? contradiction(cluster) : undefined;
  if (wrong !== undefined) sim.note(wrong.what.en);
  return wrong;
}

/** A test: a cluster with clients under many fault schedules. */
export function ordeals(t: Context, ordeal: Ordeal): Promise<void> {
  return t.schedules(planOf(ordeal), (schedule, sim) => {
    const wrong = play(schedule, sim, t.afresh, ordeal);
    if (wrong !== undefined) t.fail(wrong.what, wrong);
  });
}

/** Faults have healed long before the end, and no client begins anything any more: everybody can have caught up. */
function behind(cluster: Cluster): Wrong | undefined {
  if (cluster.settled) return undefined;
  return {
    what: {
      en: "Long after all faults have healed, a server has not applied all that is committed, or a client still waits. What was lost on the way must be sent again, followers must learn of the leader's commitIndex, and whoever asks again must be answered.",
      zh: "所有故障早已恢复，仍有服务器没有应用全部已提交的内容，或者有客户端还在等待。路上丢失的必须重新发送，Follower 必须得知 Leader 的 commitIndex，再次请求的客户端必须得到回复。",
    },
    expected: `all servers at entry ${cluster.watch.lastCommitted}, no client waiting`,
    actual: [...cluster.running.map(({ name, role, lastApplied }) => `${name}, ${role}: applied up to ${lastApplied}`), `clients waiting: ${cluster.waiting}`],
  };
}

function contradiction(cluster: Cluster): Wrong | undefined {
  const found = cluster.contradiction();
  if (found === undefined) return undefined;
  return {
    what: {
      en: "What the clients were answered cannot come from one store that does one operation after the other.",
      zh: "客户端得到的这些回复，不可能出自一个逐个执行操作的存储。",
    },
    actual: found,
  };
}
