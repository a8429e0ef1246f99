import type { ProcessHandle, Simulation } from "@/lib/sim";
import type { Capabilities, Entry, Json, RaftConfig, RaftServer } from "@reconcile/api";
import { observeServer } from "./observe";

/** What makes a server: the reference's class, or a student's. */
export type MakeServer = (capabilities: Capabilities, config: RaftConfig) => RaftServer;

export interface ServerOptions {
  readonly config: RaftConfig;
  /** The terms of the entries that its log holds from the beginning. */
  readonly log?: readonly number[];
  /** Told of each message that the server sends, just before it leaves. */
  readonly sending?: (to: string, message: Json) => void;
  /** Told of each message that the server has just sent, in the middle of what the server does. */
  readonly sent?: (to: string, message: Json) => void;
}

/** Spawns a Raft server whose messages can be listened to. Its role, term, vote, votes and timers are seen in the trace. */
export function spawnServer(sim: Simulation, name: string, make: MakeServer, options: ServerOptions): ProcessHandle<RaftServer> {
  let due = new Map<string, number>();
  const log = entriesOf(options.log ?? []);
  return sim.spawn(name, (capabilities) => {
    due = new Map();
    const { disk, timers, net } = capabilities;
    if (log.length > 0 && disk.read("log") === undefined) {
      disk.write("log", log);
      disk.sync();
    }
    return make({
      ...capabilities,
      timers: Object.freeze({
        set(timer: string, ms: number) {
          timers.set(timer, ms);
          due.set(timer, sim.now + ms);
        },
        cancel(timer: string) {
          due.delete(timer);
          return timers.cancel(timer);
        },
      }),
      net: Object.freeze({
        ...net,
        send(to: string, message: Json) {
          options.sending?.(to, message);
          net.send(to, message);
          options.sent?.(to, message);
        },
      }),
    }, options.config);
  }, { observe: (server) => observeServer(server, { now: sim.now, due, log: options.log ?? [] }) });
}

/** Entries of these terms, as they stand on the disk. */
export function entriesOf(terms: readonly number[]): Entry[] {
  return terms.map((term, i) => ({ index: i + 1, term, command: null }));
}
