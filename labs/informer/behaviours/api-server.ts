import type { BodyStream, Capabilities, HttpRequest, HttpResponse, Json, ListOptions, Pod, Status, WatchEvent } from "@reconcile/api";
import { HttpServer } from "@/labs/wire/server";
import { showAll } from "./pods";
import type { Storage } from "./storage";

/** What the server is to do with the next requests. */
export interface Plan {
  /** Refusals for the next requests of each kind, the first for the next one. */
  readonly list: (Status | "lost")[];
  readonly watch: (Status | "lost")[];
  /** Ends each watch as soon as it is opened. */
  shortWatches: boolean;
  /** How far the server has read its storage; it serves nothing newer, unless it is asked for the newest. */
  cacheVersion: number | undefined;
}

export const expired: Status = { kind: "Status", status: "Failure", code: 410, reason: "Expired", message: "too old resource version" };
export const tooManyRequests: Status = { kind: "Status", status: "Failure", code: 429, reason: "TooManyRequests", message: "the server is busy" };
export const unavailable: Status = { kind: "Status", status: "Failure", code: 503, reason: "ServiceUnavailable", message: "the server is starting" };
const tooLarge: Status = {
  kind: "Status", status: "Failure", code: 504, reason: "Timeout", message: "Too large resource version",
  details: { causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }] },
};

/** One life of an API server for pods, with list and watch as the real one does them. */
export class ApiServer {
  readonly #storage: Storage;
  readonly #plan: Plan;
  readonly #onRequest: (request: string) => void;
  readonly #http: HttpServer;
  readonly #watches = new Set<WatchStream>();

  /** @param onRequest is told of each request, such as `watch from "101"` */
  constructor(cap: Pick<Capabilities, "net">, storage: Storage, plan: Plan, onRequest: (request: string) => void) {
    this.#storage = storage;
    this.#plan = plan;
    this.#onRequest = onRequest;
    this.#http = new HttpServer(cap, (request) => this.#handle(request));
    storage.onChange.clear();
    storage.onChange.add(() => this.#tell());
  }

  start(): void {}

  onMessage(from: string, message: Json): void {
    this.#http.onMessage(from, message);
  }

  /** Closes every watch, as a server does at a time-out. */
  disconnect(): void {
    for (const watch of this.#watches) watch.end();
  }

  /** Sends every watch an ERROR event. */
  fail(status: Status): void {
    for (const watch of this.#watches) watch.fail(status);
  }

  /** Tells every watch how far the server has come. */
  bookmark(): void {
    for (const watch of this.#watches) watch.bookmark(this.#version);
  }

  get watches(): number {
    return this.#watches.size;
  }

  state(): Json {
    return { version: this.#version, compacted: this.#storage.compacted, pods: showAll(this.#storage.pods(this.#version)), watches: this.#watches.size };
  }

  get #version(): number {
    return this.#plan.cacheVersion ?? this.#storage.version;
  }

  #tell(): void {
    for (const watch of this.#watches) watch.tell(this.#storage, this.#version);
  }

  async #handle({ url }: HttpRequest): Promise<HttpResponse> {
    const options = readOptions(url);
    const kind = options.watch ? "watch" : "list";
    this.#onRequest(`${kind} from ${JSON.stringify(options.resourceVersion ?? "")}`);
    const refusal = this.#plan[kind].shift();
    if (refusal === "lost") throw new Error("the connection is lost");
    if (refusal !== undefined) return answer(refusal.code ?? 500, refusal);
    return options.watch ? this.#watch(options) : this.#list(options);
  }

  #list({ resourceVersion = "" }: ListOptions): HttpResponse {
    const newest = resourceVersion === "";
    if (Number(resourceVersion) > this.#version) return answer(504, tooLarge);
    const version = newest ? this.#storage.version : this.#version;
    return answer(200, { kind: "PodList", apiVersion: "v1", metadata: { resourceVersion: String(version) }, items: this.#storage.pods(version) });
  }

  #watch(options: ListOptions): HttpResponse {
    const stream = new WatchStream(options, () => this.#watches.delete(stream));
    this.#watches.add(stream);
    if (Number(options.resourceVersion) < this.#storage.compacted) stream.fail(expired);
    else stream.tell(this.#storage, this.#version);
    if (this.#plan.shortWatches) stream.end();
    return { status: 200, headers: { "content-type": "application/json" }, body: stream };
  }
}

/** The body of a watch: one event a line. */
class WatchStream implements BodyStream {
  readonly #lines: string[] = [];
  readonly #bookmarks: boolean;
  readonly #onEnd: () => void;
  #sent: number;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor({ resourceVersion, allowWatchBookmarks }: ListOptions, onEnd: () => void) {
    this.#sent = Number(resourceVersion);
    this.#bookmarks = allowWatchBookmarks ?? false;
    this.#onEnd = onEnd;
  }

  tell(storage: Storage, version: number): void {
    for (const { event } of storage.changes(this.#sent, version)) this.#send(event);
    this.#sent = Math.max(this.#sent, version);
  }

  bookmark(version: number): void {
    if (this.#bookmarks) this.#send({ type: "BOOKMARK", object: { kind: "Pod", apiVersion: "v1", metadata: { resourceVersion: String(version) } } });
  }

  fail(status: Status): void {
    this.#send({ type: "ERROR", object: status });
    this.end();
  }

  end(): void {
    this.#ended = true;
    this.#onEnd();
    this.#wake?.();
  }

  async read(): Promise<string | undefined> {
    while (this.#lines.length === 0) {
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
    return this.#lines.shift();
  }

  close(): void {
    this.#lines.length = 0;
    this.end();
  }

  #send(event: WatchEvent<Pod>): void {
    if (this.#ended) return;
    this.#lines.push(`${JSON.stringify(event)}\n`);
    this.#wake?.();
  }
}

function answer(status: number, body: object): HttpResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function readOptions(url: string): ListOptions {
  const query = Object.fromEntries((url.split("?")[1] ?? "").split("&").map((pair) => pair.split("=") as [string, string]));
  return { watch: query.watch === "true", allowWatchBookmarks: query.allowWatchBookmarks === "true", resourceVersion: query.resourceVersion ?? "" };
}
