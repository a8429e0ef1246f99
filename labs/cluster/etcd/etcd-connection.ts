import type {
  BodyStream, EtcdConnection, RangeRequest, RangeResponse, RoundTripper, TxnRequest, TxnResponse, WatchChan, WatchCreateRequest, WatchResponse,
} from "@reconcile/api";
import { paths, type RefusedBody } from "./protocol";

/** A client of an {@link EtcdProcess}. */
export class RemoteEtcd implements EtcdConnection {
  readonly #roundTrip: RoundTripper;

  constructor(roundTrip: RoundTripper) {
    this.#roundTrip = roundTrip;
  }

  range(request: RangeRequest): Promise<RangeResponse> {
    return this.#call(paths.range, request);
  }

  txn(request: TxnRequest): Promise<TxnResponse> {
    return this.#call(paths.txn, request);
  }

  /** Forgets old revisions: see `KV.compact`. */
  async compact(revision: number): Promise<void> {
    await this.#call(paths.compact, { revision });
  }

  watch(request: WatchCreateRequest): WatchChan {
    return new RemoteWatch(this.#roundTrip({ method: "POST", url: paths.watch, headers: {}, body: JSON.stringify(request) })
      .then(({ body }) => body as BodyStream));
  }

  async #call<T>(url: string, request: unknown): Promise<T> {
    const response = await this.#roundTrip({ method: "POST", url, headers: {}, body: JSON.stringify(request) });
    const body = JSON.parse(response.body as string) as T | RefusedBody;
    if (response.status === 200) return body as T;
    const { name, message } = body as RefusedBody;
    throw Object.assign(new Error(message), { name });
  }
}

/** The responses of a watch that comes over a connection. A connection that fails is a watch that is cancelled. */
class RemoteWatch implements WatchChan {
  readonly #body: Promise<BodyStream>;
  #rest = "";
  #over = false;

  constructor(body: Promise<BodyStream>) {
    this.#body = body;
    // Whoever calls `next` learns of it; nobody may.
    body.catch(() => undefined);
  }

  async next(): Promise<WatchResponse | undefined> {
    if (this.#over) return undefined;
    try {
      const line = await this.#line();
      if (line !== undefined) {
        const response = JSON.parse(line) as WatchResponse;
        this.#over = response.canceled;
        return response;
      }
    } catch {
      // Below: how a failed connection is told.
    }
    if (this.#over) return undefined;
    this.#over = true;
    return { header: { revision: 0 }, events: [], canceled: true, compactRevision: 0 };
  }

  cancel(): void {
    this.#over = true;
    void this.#body.then((body) => body.close(), () => undefined);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<WatchResponse> {
    for (let response = await this.next(); response !== undefined; response = await this.next()) yield response;
  }

  async #line(): Promise<string | undefined> {
    const body = await this.#body;
    for (;;) {
      const end = this.#rest.indexOf("\n");
      if (end >= 0) {
        const line = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 1);
        return line;
      }
      const chunk = await body.read();
      if (chunk === undefined) return undefined;
      this.#rest += chunk;
    }
  }
}
