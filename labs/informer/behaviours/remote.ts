import {
  StatusError, type BodyStream, type List, type ListOptions, type ListerWatcher, type Pod, type RoundTripper, type Status, type Watch,
  type WatchEvent,
} from "@reconcile/api";

/** Lists and watches pods over HTTP. A watch whose connection breaks just ends, as client-go's does. */
export class RemotePods implements ListerWatcher<Pod> {
  readonly #roundTrip: RoundTripper;
  /** The options of each request, as they were given. */
  readonly asked: ListOptions[] = [];

  constructor(roundTrip: RoundTripper) {
    this.#roundTrip = roundTrip;
  }

  async list(options: ListOptions): Promise<List<Pod>> {
    return JSON.parse(await this.#get(options) as string) as List<Pod>;
  }

  async watch(options: ListOptions): Promise<Watch<Pod>> {
    return new RemoteWatch(await this.#get({ ...options, watch: true }) as BodyStream);
  }

  async #get(options: ListOptions): Promise<string | BodyStream> {
    this.asked.push(options);
    const query = Object.entries(options).filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => `${name}=${String(value)}`);
    const { status, body } = await this.#roundTrip({ method: "GET", url: `/api/v1/pods?${query.join("&")}`, headers: {} });
    if (status >= 400) throw new StatusError(JSON.parse(body as string) as Status);
    return body;
  }
}

class RemoteWatch implements Watch<Pod> {
  readonly #body: BodyStream;
  #stopped = false;

  constructor(body: BodyStream) {
    this.#body = body;
  }

  async next(): Promise<WatchEvent<Pod> | undefined> {
    try {
      const line = await this.#body.read();
      return line === undefined || this.#stopped ? undefined : JSON.parse(line) as WatchEvent<Pod>;
    } catch {
      return undefined;
    }
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#body.close();
  }
}
