import { EtcdProcess } from "@/labs/cluster/etcd/etcd-process";
import { RemoteEtcd } from "@/labs/cluster/etcd/etcd-connection";
import { LeaseStore } from "@/labs/mvcc-store/solution/lease";
import { HttpClient } from "@/labs/wire/client";
import type { ProcessHandle, Simulation } from "@/lib/sim";
import { isResourceExpired, type AsyncComponent, type Capabilities, type Json, type ListOptions, type Pod, type Storage, type Watch } from "@reconcile/api";
import { observeJson } from "../observe";
import type { CacherConfig } from "../solution/cacher";
import { Etcd3Storage } from "../solution/etcd3_storage";
import { Gate, HeldStorage } from "./held";
import { keyOf, pod, pods, prefix, show, told, type PodFields } from "./pods";

/** What stands between readers and etcd: a student's cacher, or the reference. */
export type Subject = Storage<Pod> & { run(): Promise<void> };
export type MakeCacher = (storage: Storage<Pod>, config: CacherConfig<Pod>) => Subject;

/** Whoever lives in the API server's process, beside the cacher. */
export interface Tenant {
  run(cacher: Subject, capabilities: Capabilities): Promise<void>;
  show(): Json;
}

export interface SceneOptions {
  readonly config?: Partial<CacherConfig<Pod>>;
  readonly tenants?: Readonly<Record<string, Tenant>>;
}

/** How long a process waits for etcd, and how soon it notices that a watch of it is dead, in ms. */
const timeouts = { timeout: 500, readIdleTimeout: 500, pingTimeout: 250 };

/** An etcd, an API server that is nothing but a cacher for pods, and somebody who writes to etcd, past the cache: a process each. */
export class Scene {
  static readonly processes = ["etcd", "apiserver", "writer"] as const;
  readonly sim: Simulation;
  readonly etcd: ProcessHandle<EtcdProcess>;
  readonly apiserver: ProcessHandle<ApiServer>;
  /** Withholds from the cache what its watch of etcd brings. */
  readonly gate = new Gate();
  readonly #writer: ProcessHandle<Writer>;
  readonly #readers: Reader[] = [];

  constructor(sim: Simulation, make: MakeCacher, { config = {}, tenants = {} }: SceneOptions = {}) {
    this.sim = sim;
    this.etcd = sim.spawn("etcd", (cap) => new EtcdProcess(cap, (config) => new LeaseStore(config)), { observe: (etcd) => etcd.show() });
    this.apiserver = sim.spawn("apiserver", (cap) => new ApiServer(cap, make, config, tenants, this.gate), {
      observe: (server) => ({ ...observeJson(server.cacher), readers: [...this.#readers.map((reader) => reader.state()), ...Object.entries(tenants).map(([name, tenant]) => ({ name, ...(tenant.show() as object) } as Json))] }),
    });
    this.#writer = sim.spawn("writer", (cap) => new Writer(cap));
  }

  /** A scene whose cacher has filled its cache, from an etcd that holds these pods (web@2, db@3 …), and is ready. */
  static async ready(sim: Simulation, make: MakeCacher, names: readonly string[] = [], options: SceneOptions = {}): Promise<Scene> {
    const scene = new Scene(sim, make, options);
    for (const name of names) await scene.put(name);
    // Whatever the first attempt has met, the second one finds.
    await sim.advance(1_500);
    return scene;
  }

  get cacher(): Subject {
    return this.apiserver.component!.cacher;
  }

  /** Etcd itself, as the writer sees it. */
  get storage(): Storage<Pod> {
    return this.#writer.component!.storage;
  }

  get connection(): RemoteEtcd {
    return this.#writer.component!.connection;
  }

  /** Writes a pod to etcd. Resolves to the version. */
  async put(name: string, fields: PodFields = {}): Promise<number> {
    this.sim.note(`write ${name}`);
    return this.sim.drive(async () => {
      const key = keyOf(name);
      const stored = await this.storage.create(key, pod(name, undefined, fields)).catch(() => this.storage.guaranteedUpdate(key, (current) => ({
        ...pod(name, undefined, fields), metadata: { ...pod(name, undefined, fields).metadata, annotations: { change: String(Number(current.metadata?.annotations?.change ?? 0) + 1) } },
      })));
      return Number(stored.metadata?.resourceVersion);
    });
  }

  async remove(name: string): Promise<void> {
    this.sim.note(`delete ${name}`);
    await this.sim.drive(() => this.storage.delete(keyOf(name)));
  }

  compact(revision: number): Promise<void> {
    this.sim.note(`compact etcd's history at ${revision}`);
    return this.sim.drive(() => this.connection.compact(revision));
  }

  /** Cuts the API server off from etcd, for so many ms from now on. */
  cut(ms: number): void {
    this.sim.inject([{ kind: "partition", at: this.sim.now, for: ms, from: ["apiserver"], to: ["etcd"] }]);
  }

  /** Makes a call and lets time pass until it has ended, at most so long: what came of it, in words. */
  async call<R>(what: string, action: (cacher: Subject) => Promise<R>, shown: (result: R) => unknown): Promise<unknown> {
    this.sim.note(what);
    let result: unknown = "no answer within 60 s";
    let over = false;
    void (async () => action(this.cacher))().then((value) => { result = shown(value); }, (error: unknown) => { result = refusal(error); }).then(() => { over = true; });
    for (let waited = 0; !over && waited < 60_000; waited += 50) await this.sim.advance(over ? 0 : 50);
    this.apiserver.observe();
    return result;
  }

  list(options: ListOptions, namespace = ""): Promise<unknown> {
    return this.call(`list ${JSON.stringify(options)}`, (cacher) => cacher.getList(namespace === "" ? prefix : `${prefix}${namespace}/`, options), ({ items, metadata }) => `[${items.map(show).join(", ")}] as of ${metadata?.resourceVersion ?? "?"}`);
  }

  /** Opens a watch and reads it, unless `idle`. */
  async watch(options: ListOptions, { name = "reader", idle = false }: { readonly name?: string; readonly idle?: boolean } = {}): Promise<Reader> {
    this.sim.note(`${name} watches ${JSON.stringify(options)}`);
    const reader = new Reader(name, () => this.sim.now, () => this.apiserver.observe());
    this.#readers.push(reader);
    void (async () => this.cacher.watch(prefix, options))().then((watch) => reader.open(watch, idle), (error: unknown) => reader.refused(error));
    await this.sim.advance(10);
    return reader;
  }
}

/** Reason and code of a StatusError, or the error's message. */
function refusal(error: unknown): string {
  const { status, message } = error as { status?: { reason?: string; code?: number }; message?: string };
  return status?.reason === undefined ? `rejected: ${message ?? String(error)}` : `${status.reason} (${status.code ?? 0})`;
}

/** Reads one watch. */
class Reader {
  /** What came: events, then `end`. */
  readonly lines: string[] = [];
  /** When each of them came, in ms. */
  readonly times: number[] = [];
  readonly #name: string;
  readonly #now: () => number;
  readonly #changed: () => void;
  #watch: Watch<Pod> | undefined;

  constructor(name: string, now: () => number, changed: () => void) {
    this.#name = name;
    this.#now = now;
    this.#changed = changed;
  }

  open(watch: Watch<Pod>, idle: boolean): void {
    this.#watch = watch;
    if (!idle) void this.read();
  }

  /** A watch that is refused, and one that begins with an ERROR event, are the same to a client. */
  refused(error: unknown): void {
    this.#take(isResourceExpired(error) ? "ERROR Expired" : `refused: ${refusal(error)}`);
  }

  async read(): Promise<void> {
    try {
      for (let event = await this.#watch?.next(); event !== undefined; event = await this.#watch?.next()) {
        this.#take(told(event));
        if (this.lines.length > 500) return this.#take("it never ends");
      }
      this.#take("end");
    } catch (error) {
      this.#take(`next() rejected: ${refusal(error)}`);
    }
  }

  stop(): void {
    this.#watch?.stop();
  }

  state(): Json {
    return { name: this.#name, last: this.lines.at(-1) ?? "" };
  }

  #take(line: string): void {
    this.lines.push(line);
    this.times.push(this.#now());
    this.#changed();
  }
}

class ApiServer implements AsyncComponent {
  readonly cacher: Subject;
  readonly #http: HttpClient;
  readonly #capabilities: Capabilities;
  readonly #tenants: readonly Tenant[];

  constructor(capabilities: Capabilities, make: MakeCacher, config: Partial<CacherConfig<Pod>>, tenants: Readonly<Record<string, Tenant>>, gate: Gate) {
    this.#capabilities = capabilities;
    this.#tenants = Object.values(tenants);
    this.#http = new HttpClient(capabilities, "etcd", timeouts);
    const { clock, log } = capabilities;
    const etcd = new Etcd3Storage<Pod>(new RemoteEtcd(this.#http.roundTrip), pods);
    this.cacher = make(new HeldStorage(etcd, gate), { resourcePrefix: prefix, groupResource: pods, newFunc: () => ({ kind: "Pod", apiVersion: "v1" }), clock, log, ...config });
  }

  async start(): Promise<void> {
    await Promise.all([this.cacher.run(), ...this.#tenants.map((tenant) => tenant.run(this.cacher, this.#capabilities))]);
  }

  onMessage(from: string, message: Json): void {
    this.#http.onMessage(from, message);
  }
}

class Writer implements AsyncComponent {
  readonly connection: RemoteEtcd;
  readonly storage: Storage<Pod>;
  readonly #http: HttpClient;

  constructor(capabilities: Capabilities) {
    this.#http = new HttpClient(capabilities, "etcd", timeouts);
    this.connection = new RemoteEtcd(this.#http.roundTrip);
    this.storage = new Etcd3Storage<Pod>(this.connection, pods);
  }

  start(): void {}

  onMessage(from: string, message: Json): void {
    this.#http.onMessage(from, message);
  }
}
