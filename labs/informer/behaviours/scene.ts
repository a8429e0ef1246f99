import { HttpClient } from "@/labs/wire/client";
import type { LinkOptions, ProcessHandle, Simulation } from "@/lib/sim";
import type { Clock, ListerWatcher, Log, Pod, Random } from "@reconcile/api";
import { informerStateJson } from "../observe";
import { ApiServer, type Plan } from "./api-server";
import { RemotePods } from "./remote";
import { Storage } from "./storage";

/** What a component that is tested is made of. */
export interface World {
  readonly listerWatcher: ListerWatcher<Pod>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** A reflector or an informer. */
export interface Subject {
  run(): Promise<void>;
  stop(): void;
}

/** How fast the network notices that the other end is gone, in ms. */
const client = { timeout: 2_000, readIdleTimeout: 3_000, pingTimeout: 1_000 };

/**
 * An API server and one client of it, each a process of a simulation with a network between them. What the server is asked, and what is in the
 * client, goes into the trace.
 */
export class Scene<S extends Subject> {
  readonly sim: Simulation;
  readonly storage: Storage;
  /** A line for each request that reached the server, such as `watch from "101"`. */
  readonly requests: string[] = [];
  /** When each of all requests came, in ms. */
  readonly requestTimes: number[] = [];
  readonly plan: Plan = { list: [], watch: [], shortWatches: false, cacheVersion: undefined };
  /** Client and server, by the names that faults use. */
  static readonly processes = ["apiserver", "informer"] as const;
  readonly #server: ProcessHandle<ApiServer>;
  readonly #client: ProcessHandle<Life<S>>;

  /** @param make is called for each life of the client */
  constructor(sim: Simulation, make: (world: World) => S, { storage = new Storage(), network }: { storage?: Storage; network?: LinkOptions } = {}) {
    this.sim = sim;
    this.storage = storage;
    if (network !== undefined) {
      sim.link("apiserver", "informer", network);
      sim.link("informer", "apiserver", network);
    }
    this.#server = sim.spawn("apiserver", (cap) => new ApiServer(cap, storage, this.plan, (request) => {
      this.requests.push(request);
      this.requestTimes.push(sim.now);
    }), { observe: (server) => server.state() });
    this.#client = sim.spawn("informer", (cap) => {
      const http = new HttpClient(cap, "apiserver", client);
      const pods = new RemotePods(http.roundTrip);
      const subject = make({ listerWatcher: pods, clock: cap.clock, random: cap.random, log: cap.log });
      return { subject, pods, start: () => subject.run(), onMessage: (from, message) => void http.onMessage(from, message) } satisfies Life<S>;
    }, { observe: ({ subject }) => informerStateJson(subject) });
  }

  /** The API server's present life. */
  get server(): ApiServer {
    return alive(this.#server);
  }

  /** What is tested, in its present life. */
  get subject(): S {
    return alive(this.#client).subject;
  }

  /** The options of each list and watch that it asked for. */
  get asked(): RemotePods["asked"] {
    return alive(this.#client).pods.asked;
  }

  get serverProcess(): ProcessHandle<ApiServer> {
    return this.#server;
  }

  /** Does something, under a name that the trace shows. */
  act(what: string, action: () => void): void {
    this.sim.note(what);
    action();
    this.#server.observe();
    this.#client.observe();
  }

  /** Takes the requests that came since the last call. */
  takeRequests(): string[] {
    return this.requests.splice(0);
  }
}

interface Life<S> {
  readonly subject: S;
  readonly pods: RemotePods;
  start(): Promise<void>;
  onMessage(from: string, message: Parameters<ApiServer["onMessage"]>[1]): void;
}

function alive<C>(process: ProcessHandle<C>): C {
  if (process.component === undefined) throw new Error(`${process.name} is down`);
  return process.component;
}
