import { HttpServer } from "@/labs/wire/server";
import type {
  AsyncComponent, BodyStream, Capabilities, Etcd, HttpRequest, HttpResponse, Json, RangeRequest, TxnRequest, WatchChan, WatchCreateRequest,
} from "@reconcile/api";
import { paths, type RefusedBody } from "./protocol";

/** What a store has to be able to do. */
export type EtcdStore = Pick<Etcd, "range" | "txn" | "compact" | "watch">;

/** A write as the log on disk keeps it. */
type Logged = { readonly txn: TxnRequest } | { readonly compact: number };

/**
 * An etcd member as a process: a store in memory, and on disk a log of its writes, from which a new life of the process makes the store again.
 * A write is answered only when it is in the log.
 */
export class EtcdProcess implements AsyncComponent {
  readonly #disk: Capabilities["disk"];
  readonly #store: EtcdStore;
  readonly #http: HttpServer;
  #logged = 0;

  /** @param makeStore makes an empty store; it must come to the same state by the same writes */
  constructor(capabilities: Capabilities, makeStore: (config: { readonly clock: Capabilities["clock"] }) => EtcdStore) {
    this.#disk = capabilities.disk;
    this.#store = makeStore({ clock: capabilities.clock });
    this.#http = new HttpServer(capabilities, (request) => this.#serve(request));
    for (let entry = this.#disk.read(entryKey(0)); entry !== undefined; entry = this.#disk.read(entryKey(this.#logged))) {
      this.#carryOut(entry as unknown as Logged);
      this.#logged++;
    }
  }

  /** The store's revision, and how many pods it holds, for whoever looks on. */
  show(): Json {
    const { header, count } = this.#store.range({ key: "/registry/pods/", rangeEnd: "/registry/pods0", countOnly: true });
    return { revision: header.revision, pods: count };
  }

  start(): void {}

  onMessage(from: string, message: Json): void {
    this.#http.onMessage(from, message);
  }

  async #serve({ url, body = "" }: HttpRequest): Promise<HttpResponse> {
    const request = JSON.parse(body) as unknown;
    if (url === paths.watch) return { status: 200, headers: {}, body: streamOf(this.#store.watch(request as WatchCreateRequest)) };
    try {
      return answer(200, this.#answer(url, request));
    } catch (error) {
      // The store's own refusals have names; anything else is a fault of the store and breaks the exchange.
      if (!(error instanceof Error && error.name.startsWith("Err"))) throw error;
      return answer(400, { name: error.name, message: error.message } as RefusedBody);
    }
  }

  #answer(url: string, request: unknown): unknown {
    switch (url) {
      case paths.range: return this.#store.range(request as RangeRequest);
      case paths.txn: return this.#log({ txn: request as TxnRequest });
      case paths.compact: return this.#log({ compact: (request as { readonly revision: number }).revision });
      default: throw new Error(`etcd serves nothing at ${url}`);
    }
  }

  #log(write: Logged): unknown {
    const result = this.#carryOut(write);
    this.#disk.write(entryKey(this.#logged++), write as unknown as Json);
    this.#disk.sync();
    return result;
  }

  #carryOut(write: Logged): unknown {
    if ("txn" in write) return this.#store.txn(write.txn);
    this.#store.compact(write.compact);
    return {};
  }
}

const entryKey = (index: number) => `wal/${index}`;

function answer(status: number, body: unknown): HttpResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** A watch as a body: one response a line. */
function streamOf(watch: WatchChan): BodyStream {
  return {
    async read() {
      const response = await watch.next();
      return response === undefined ? undefined : `${JSON.stringify(response)}\n`;
    },
    close() { watch.cancel(); },
  };
}
