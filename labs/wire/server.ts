import type { BodyStream, Capabilities, HttpRequest, HttpResponse, Json } from "@reconcile/api";
import { asJson, frameFor, type Frame } from "./frames";

/** Answers requests. `from` is the name of the process that sent it. */
export type HttpHandler = (request: HttpRequest, from: string) => Promise<HttpResponse>;

/** So many exchanges that are over are remembered. */
const remembered = 1_000;

/**
 * A process's HTTP server on the simulated network. Hand every message that the process gets to {@link onMessage}. A handler that
 * rejects has its exchange reset, as a server does whose goroutine panics.
 */
export class HttpServer {
  readonly #net: Capabilities["net"];
  readonly #handler: HttpHandler;
  /** Exchanges under way, by client and id. */
  readonly #open = new Map<string, BodyStream | "pending">();
  /** How many chunks of each of them have been sent. */
  readonly #sent = new Map<string, number>();
  /** The last ones that are over: a request that the network doubles is served once. */
  readonly #over = new Set<string>();

  constructor({ net }: Pick<Capabilities, "net">, handler: HttpHandler) {
    this.#net = net;
    this.#handler = handler;
  }

  /** Takes a message of the network; false if it is no request of HTTP's. */
  onMessage(from: string, message: Json): boolean {
    const frame = frameFor("server", message);
    if (frame === undefined) return false;
    const key = `${from} ${frame.id}`;
    const open = this.#open.get(key);
    if (frame.http === "request") {
      if (open === undefined && !this.#over.has(key)) void this.#serve(from, frame, key);
    } else if (frame.http === "ping") {
      if (open === undefined) this.#send(from, { http: "reset", id: frame.id });
      else this.#send(from, { http: "pong", id: frame.id, seq: this.#sent.get(key) ?? 0 });
    } else if (frame.http === "cancel" && typeof open === "object") {
      open.close();
    }
    return true;
  }

  async #serve(from: string, { id, request }: Extract<Frame, { http: "request" }>, key: string): Promise<void> {
    this.#open.set(key, "pending");
    try {
      const { status, headers, body } = await this.#handler(request, from);
      if (typeof body === "string") {
        this.#send(from, { http: "response", id, status, headers, body });
      } else {
        this.#open.set(key, body);
        this.#send(from, { http: "response", id, status, headers });
        await this.#stream(from, id, body, key);
      }
    } catch {
      this.#send(from, { http: "reset", id });
    }
    this.#open.delete(key);
    this.#sent.delete(key);
    this.#over.add(key);
    if (this.#over.size > remembered) this.#over.delete(this.#over.values().next().value as string);
  }

  async #stream(from: string, id: number, body: BodyStream, key: string): Promise<void> {
    for (let seq = 0; ; seq++) {
      const text = await body.read();
      if (text === undefined) return this.#send(from, { http: "end", id, seq });
      this.#send(from, { http: "chunk", id, seq, text });
      this.#sent.set(key, seq + 1);
    }
  }

  #send(to: string, frame: Frame): void {
    this.#net.send(to, asJson(frame));
  }
}
