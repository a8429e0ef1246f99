import type { BodyStream, Capabilities, HttpResponse, Json, RoundTripper, Timer } from "@reconcile/api";
import { asJson, frameFor, type Frame } from "./frames";

/** The connection failed: nothing is known of what became of the request. */
export class ConnectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConnectionError";
  }
}

export interface HttpClientOptions {
  /** How long to wait for the head of a response, in ms. */
  readonly timeout?: number;
  /** A stream on which nothing came for so long is asked whether it lives (HTTP/2's ReadIdleTimeout), in ms. */
  readonly readIdleTimeout?: number;
  /** How long the answer to that may take (HTTP/2's PingTimeout), in ms. */
  readonly pingTimeout?: number;
}

interface Exchange {
  readonly answer: (response: HttpResponse) => void;
  readonly fail: (error: ConnectionError) => void;
  readonly stream: ReceivedStream;
  timer: Timer | undefined;
  answered: boolean;
  pinged: boolean;
  /** How many chunks the server had sent when it was asked last. */
  promised: number;
}

/**
 * A process's HTTP connection to one other process over the simulated network. Hand every message that the process gets to
 * {@link onMessage}. What TCP would hide (a message twice, or out of order) is hidden; what it would not (a server that is gone, a
 * message lost on a cut link) breaks the exchange with a {@link ConnectionError}.
 */
export class HttpClient {
  readonly #capabilities: Pick<Capabilities, "clock" | "net">;
  readonly #server: string;
  readonly #options: Required<HttpClientOptions>;
  readonly #exchanges = new Map<number, Exchange>();
  #next = 0;

  /** @param server the name of the process that an HttpServer runs in */
  constructor(capabilities: Pick<Capabilities, "clock" | "net" | "random">, server: string, options: HttpClientOptions = {}) {
    this.#capabilities = capabilities;
    this.#server = server;
    this.#options = { timeout: 10_000, readIdleTimeout: 30_000, pingTimeout: 15_000, ...options };
    // Each life of a process begins somewhere else, so that an answer to an earlier one is not taken for its own.
    this.#next = capabilities.random.int(0, 2 ** 40) * 1_000;
  }

  readonly roundTrip: RoundTripper = (request) => new Promise((resolve, reject) => {
    const id = this.#next++;
    const stream = new ReceivedStream(() => this.#abandon(id));
    this.#exchanges.set(id, {
      answer: resolve,
      // A body that is being read breaks; one that has not begun is refused.
      fail: (error) => { stream.break(error); reject(error); },
      stream, answered: false, pinged: false, promised: 0,
      timer: this.#capabilities.clock.setTimer(this.#options.timeout, () => this.#break(id, `no answer from ${this.#server} within ${this.#options.timeout} ms`)),
    });
    this.#send({ http: "request", id, request });
  });

  /** Takes a message of the network; false if it is no response of HTTP's, or from somebody else. */
  onMessage(from: string, message: Json): boolean {
    const frame = from === this.#server ? frameFor("client", message) : undefined;
    if (frame === undefined) return false;
    const exchange = this.#exchanges.get(frame.id);
    if (exchange !== undefined) this.#take(frame, exchange);
    return true;
  }

  #take(frame: Frame, exchange: Exchange): void {
    switch (frame.http) {
      case "response":
        exchange.answered = true;
        exchange.answer({ status: frame.status, headers: frame.headers, body: frame.body ?? exchange.stream });
        if (frame.body !== undefined || exchange.stream.complete) this.#forget(frame.id);
        else this.#listen(frame.id, exchange);
        break;
      case "chunk":
      case "end":
        if (frame.http === "chunk") exchange.stream.chunk(frame.seq, frame.text);
        else exchange.stream.end(frame.seq);
        this.#listen(frame.id, exchange);
        // The whole body without a head is no response: the time-out still runs.
        if (exchange.answered && exchange.stream.complete) this.#forget(frame.id);
        break;
      case "pong":
        // What was sent before the last ping and is not there by now was lost, also if nothing came behind it.
        if (exchange.stream.lacks(exchange.promised)) return this.#break(frame.id, "a part of the stream was lost");
        exchange.promised = frame.seq;
        this.#listen(frame.id, exchange);
        break;
      case "reset": this.#break(frame.id, `connection reset by ${this.#server}`); break;
      default: break;
    }
  }

  /** Something came: the stream lives. If nothing comes for a while, it is asked. */
  #listen(id: number, exchange: Exchange): void {
    // Until the head of the response is there, its own time-out runs.
    if (!exchange.answered) return;
    exchange.timer?.stop();
    // A gap that lasts as long as this is one that nothing will fill.
    if (exchange.pinged && exchange.stream.gap) return this.#break(id, "a part of the stream was lost");
    exchange.pinged = false;
    exchange.timer = this.#capabilities.clock.setTimer(this.#options.readIdleTimeout, () => {
      exchange.pinged = true;
      this.#send({ http: "ping", id });
      exchange.timer = this.#capabilities.clock.setTimer(this.#options.pingTimeout, () => this.#break(id, `${this.#server} does not answer any more`));
    });
  }

  #break(id: number, why: string): void {
    const exchange = this.#exchanges.get(id);
    this.#forget(id);
    exchange?.fail(new ConnectionError(why));
  }

  #abandon(id: number): void {
    if (!this.#exchanges.has(id)) return;
    this.#forget(id);
    this.#send({ http: "cancel", id });
  }

  #forget(id: number): void {
    this.#exchanges.get(id)?.timer?.stop();
    this.#exchanges.delete(id);
  }

  #send(frame: Frame): void {
    this.#capabilities.net.send(this.#server, asJson(frame));
  }
}

/** Chunks as they came, handed on in the order in which they were sent. */
class ReceivedStream implements BodyStream {
  readonly #early = new Map<number, string>();
  readonly #ready: string[] = [];
  readonly #onClose: () => void;
  #next = 0;
  #length = Infinity;
  #error: ConnectionError | undefined;
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
  }

  /** Whether all of it has come. */
  get complete(): boolean {
    return this.#next >= this.#length;
  }

  /** Whether later chunks are there, and an earlier one is not. */
  get gap(): boolean {
    return this.#early.size > 0 || (this.#length < Infinity && !this.complete);
  }

  /** Whether one of the first `count` chunks has not come. */
  lacks(count: number): boolean {
    return this.#next < count;
  }

  chunk(seq: number, text: string): void {
    if (seq < this.#next || this.#early.has(seq)) return;
    this.#early.set(seq, text);
    for (;;) {
      const next = this.#early.get(this.#next);
      if (next === undefined) break;
      this.#early.delete(this.#next++);
      this.#ready.push(next);
    }
    this.#wake?.();
  }

  end(length: number): void {
    this.#length = length;
    this.#wake?.();
  }

  break(error: ConnectionError): void {
    this.#error = error;
    this.#wake?.();
  }

  async read(): Promise<string | undefined> {
    while (this.#ready.length === 0) {
      if (this.#closed || this.complete) return undefined;
      if (this.#error !== undefined) throw this.#error;
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
    return this.#ready.shift();
  }

  close(): void {
    this.#closed = true;
    this.#ready.length = 0;
    this.#onClose();
    this.#wake?.();
  }
}
