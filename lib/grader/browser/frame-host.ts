import type { FromFrame, ToFrame } from "./protocol";

export interface FrameOptions {
  /** The sandbox page. */
  readonly url: string;
  /** Script of the workers, and what each is told when it starts. */
  readonly source: string;
  readonly setup: unknown;
  /** A new worker for each call, started beforehand. */
  readonly fresh: boolean;
  /** How long a call may wait for a worker to begin with it; above it, the frame is taken for broken. */
  readonly patienceMs: number;
  /** The frame is gone, whoever removed it. */
  readonly onClose?: () => void;
}

/** How a call ended. A frame that answered `late` or `broken`, or whose call was `cancelled` under way, is gone. */
export type CallOutcome =
  | { readonly type: "result"; readonly result: unknown }
  | { readonly type: "late" }
  | { readonly type: "cancelled" }
  | { readonly type: "broken"; readonly message: string };

export interface CallOptions {
  /** Wall time from when a worker begins with the call, in ms. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** What the worker tells on its way. */
  readonly onProgress?: (progress: unknown) => void;
}

interface Call extends CallOptions {
  readonly id: number;
  readonly settle: (outcome: CallOutcome) => void;
  begun: boolean;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * One sandboxed iframe and what goes on in it. Everything that can happen settles a call: its answer, its limit, a fault of
 * the worker or the frame, a frame that never opens, `close`.
 */
export class FrameHost {
  readonly #frame: HTMLIFrameElement;
  readonly #channel = new MessageChannel();
  readonly #calls = new Map<number, Call>();
  readonly #options: FrameOptions;
  #next = 0;
  #closed = false;

  constructor(options: FrameOptions) {
    this.#options = options;
    this.#channel.port1.onmessage = ({ data }: MessageEvent<FromFrame>) => this.#hear(data);
    this.#frame = document.createElement("iframe");
    this.#frame.setAttribute("sandbox", "allow-scripts");
    this.#frame.setAttribute("aria-hidden", "true");
    this.#frame.tabIndex = -1;
    this.#frame.title = "sandbox";
    this.#frame.hidden = true;
    this.#frame.src = options.url;
    // An opaque origin has no name to aim at; the window is that of the frame made here. What is sent before waits in the port.
    this.#frame.addEventListener("load", () => this.#frame.contentWindow?.postMessage("port", "*", [this.#channel.port2]), { once: true });
    this.#send({ type: "open", source: options.source, setup: options.setup, fresh: options.fresh });
    document.body.append(this.#frame);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Hands `data` to a worker. Never rejects. */
  call(data: unknown, options: CallOptions): Promise<CallOutcome> {
    const { signal } = options;
    if (this.#closed) return Promise.resolve({ type: "broken", message: "The sandbox is closed." });
    if (signal.aborted) return Promise.resolve({ type: "cancelled" });
    return new Promise((resolve) => {
      const onAbort = (): void => this.#cancel(call);
      const call: Call = {
        ...options, id: this.#next++, begun: false,
        timer: setTimeout(() => this.#break(`The sandbox did not start within ${this.#options.patienceMs / 1000} s.`), this.#options.patienceMs),
        settle: (outcome) => {
          clearTimeout(call.timer);
          signal.removeEventListener("abort", onAbort);
          this.#calls.delete(call.id);
          resolve(outcome);
        },
      };
      signal.addEventListener("abort", onAbort);
      this.#calls.set(call.id, call);
      this.#send({ type: "call", id: call.id, data });
    });
  }

  /** Removes the frame, and with it every worker, whatever it is stuck in. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // Removing the element ends the frame's process; terminating a worker would leave a loop in a built-in running.
    this.#frame.remove();
    this.#channel.port1.close();
    this.#options.onClose?.();
    for (const call of [...this.#calls.values()]) call.settle({ type: "cancelled" });
  }

  #send(message: ToFrame): void {
    this.#channel.port1.postMessage(message);
  }

  #hear(message: FromFrame): void {
    const call = this.#calls.get(message.id);
    if (message.type === "fault" && !call) return this.#break(message.message);
    if (!call) return;
    if (message.type === "begun") {
      call.begun = true;
      clearTimeout(call.timer);
      call.timer = setTimeout(() => this.#late(call), call.limitMs);
    } else if (message.type === "progress") call.onProgress?.(message.progress);
    else if (message.type === "result") call.settle({ type: "result", result: message.result });
    else call.settle({ type: "broken", message: message.message });
  }

  #late(call: Call): void {
    call.settle({ type: "late" });
    this.close();
  }

  #cancel(call: Call): void {
    call.settle({ type: "cancelled" });
    if (call.begun && this.#options.fresh) this.close();
  }

  #break(message: string): void {
    for (const call of [...this.#calls.values()]) call.settle({ type: "broken", message });
    this.close();
  }
}
