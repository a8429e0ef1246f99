import type { Fault, Schedule, Simulation } from "@/lib/sim";
import type { Json, RaftConfig, RaftServer, RaftStatus } from "@reconcile/api";
import { Referee, type Foul } from "./referee";
import { spawnServer, type MakeServer } from "./server";

/** In ms. Timeouts as in the paper, 150–300 ms; two heartbeats in the shortest, so that losing some is enough for an election. */
export const playConfig = { electionTimeout: 150, heartbeatInterval: 75 } as const;

/** After its last fault a cluster has this long to agree on a leader, in ms: ten of its longest timeouts. */
export const settleTime = 20 * playConfig.electionTimeout;

/** What messages take when nothing is wrong: up to a quarter of a timeout, so that answers come late and votes are split. */
const network = { delay: { kind: "uniform", min: 1, max: 40 } } as const;

/** All faults of a schedule are over by then, in ms. */
const horizon = 1_500;

/** What faults are drawn from unless a plan says otherwise: crashes and bad networks twice as often as the rest. */
const allKinds = ["crash", "crash", "network", "network", "partition", "pause", "clock"] as const;

/** What a search for schedules needs to know: so many servers, so many faults. */
export function schedulePlan({ servers, faults, kinds = allKinds }: { servers: number; faults: number; kinds?: readonly Fault["kind"][] }) {
  return {
    processes: Array.from({ length: servers }, (_, i) => `n${i + 1}`),
    until: horizon + settleTime,
    network,
    fewestProcesses: 3,
    faults: { horizon, count: faults, duration: { min: 50, max: 500 }, kinds },
  };
}

/** Logs as they may stand when a leader has crashed: most servers have what was committed, some have less, or more that never was. */
const logs: readonly (readonly number[])[] = [[1, 1, 2], [1, 1, 2], [1, 1, 2], [1, 1], [1, 1, 1, 1], [1, 1, 2, 2]];

/** What links do in every other schedule until the last fault is over: many messages outlive the election that they belong to. */
const badWeather = { delay: { kind: "tail", min: 60, max: 800 }, duplicate: 0.2, reorder: 0.3 } as const;

/** How often a server crashes at the very moment at which a vote leaves it (its own with a RequestVote), and how long it is down then, in ms. */
export interface Ambush {
  readonly chance: number;
  readonly down: number;
}

/**
 * Plays one schedule on a cluster. Returns the first rule that was broken; or that {@link settleTime} after the last fault there is no
 * leader whom all follow, if the schedule lasts as long; or nothing. The run ends as soon as either is clear.
 */
export async function play(schedule: Schedule, sim: Simulation, make: MakeServer, ambush?: Ambush): Promise<Foul | undefined> {
  const { processes: servers, faults, until } = schedule;
  const config: RaftConfig = { servers, ...playConfig };
  const drawn = new Map(servers.map((name) => [name, sim.random.pick(logs)]));
  const referee = new Referee(new Map([...drawn].map(([name, log]) => [name, { lastIndex: log.length, lastTerm: log.at(-1) ?? 0 }])));
  const quiet = Math.max(0, ...faults.map((fault) => fault.at + fault.for));
  for (const name of servers) {
    const server = spawnServer(sim, name, make, {
      config,
      log: drawn.get(name) ?? [],
      sending: (to, message) => referee.sending(name, to, message),
      ...(ambush ? {
        sent: (_to, message) => {
          if (!votes(message) || sim.now >= quiet - ambush.down || sim.random.next() >= ambush.chance) return;
          server.crash();
          sim.at(sim.now + ambush.down, () => server.restart());
        },
      } : {}),
    });
  }
  sim.inject(faults);
  if (sim.random.int(0, 1) === 1) sim.inject([{ kind: "network", at: 0, for: quiet, ...badWeather }]);
  sim.invariant("Raft's rules", () => referee.foul?.actual);
  // A right solution takes a fraction of it, for its heartbeats.
  const maxEvents = servers.length ** 2 * settleTime;
  try {
    await sim.run({ until: Math.min(quiet, until), maxEvents });
    const last = quiet + settleTime;
    // Words alone make no leader: it has been seen to lead, too.
    const settled = () => agreed(sim, servers) && servers.some((name) => statusOf(sim, name)?.role === "leader" && referee.leaderOf(statusOf(sim, name)?.currentTerm ?? 0) === name);
    while (sim.now < until && sim.now < last && !settled()) {
      await sim.run({ until: Math.min(sim.now + playConfig.electionTimeout, last, until), maxEvents });
    }
    return until < last || settled() ? undefined : disagreement(sim, servers);
  } catch (error) {
    if (referee.foul === undefined) throw error;
    return referee.foul;
  }
}

function votes(message: Json): boolean {
  return typeof message === "object" && message !== null && "type" in message
    && (message["type"] === "RequestVote" || (message["type"] === "RequestVoteResponse" && message["voteGranted"] === true));
}

/** Whether one server leads, and all others follow it in its term. */
export function agreed(sim: Simulation, servers: readonly string[]): boolean {
  const all = servers.map((name) => statusOf(sim, name));
  const leaderId = servers[all.findIndex((status) => status?.role === "leader")];
  return leaderId !== undefined && all.every((status, i) => status?.currentTerm === all[0]?.currentTerm
    && status?.leaderId === leaderId && (status.role === "leader") === (servers[i] === leaderId));
}

/** What a server says of itself; undefined while it is down. */
export function statusOf(sim: Simulation, name: string): RaftStatus | undefined {
  return (sim.process(name).component as RaftServer | undefined)?.status();
}

function disagreement(sim: Simulation, servers: readonly string[]): Foul {
  const what = (name: string) => {
    const status = statusOf(sim, name);
    return status === undefined ? `${name}: down` : `${name}: ${status.role}, term ${status.currentTerm}, leader ${status.leaderId ?? "unknown"}`;
  };
  return {
    rule: {
      en: "Nothing has failed for ten election timeouts: by now there should be one leader whom all follow. What the servers are",
      zh: "已有十个选举超时没有任何故障：这时应当有一个 Leader，其余服务器都跟随它。各服务器的状态",
    },
    actual: servers.map(what).join("; "),
  };
}
