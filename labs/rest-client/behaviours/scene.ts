import { HttpClient } from "@/labs/wire/client";
import { HttpServer } from "@/labs/wire/server";
import type { ProcessHandle, Simulation, SimulationOptions } from "@/lib/sim";
import type { BodyStream, HttpRequest, HttpResponse, Json } from "@reconcile/api";
import type { Config } from "../solution/rest_client";
import type { Context } from "./student";

/** What a server answers to the n-th request (from 0). */
export type Answer = (request: HttpRequest, n: number) => HttpResponse | Promise<HttpResponse>;

/** How a call of the student's client ended. */
export type Ending = { readonly value: unknown } | { readonly error: unknown };

export function json(object: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(object) };
}

/** A client and an API server, a process each, with the simulation's network between them. What was sent, and what for, is in the trace. */
export class Scene {
  readonly sim: Simulation;
  readonly config: Config;
  /** All requests that reached the server. */
  readonly requests: HttpRequest[] = [];
  /** When each of them arrived, in ms. */
  readonly times: number[] = [];
  private readonly server: ProcessHandle<unknown>;

  constructor(t: Context, answer: Answer, config: Partial<Config> = {}, network: SimulationOptions["network"] = { delay: 0 }) {
    this.sim = t.sim({ network });
    const served: string[] = [];
    this.server = this.sim.spawn("apiserver", (cap) => {
      const http = new HttpServer(cap, async (request) => {
        const n = this.requests.push(request) - 1;
        this.times.push(this.sim.now);
        served.push(line(request));
        const response = await answer(request, n);
        served[n] = `${line(request)} → ${response.status}`;
        return response;
      });
      return { start() {}, onMessage: (from, message) => { http.onMessage(from, message); } };
    }, { observe: (): Json => ({ requests: served.slice(-8) }) });
    const client = this.sim.spawn("client", (cap) => {
      const http = new HttpClient(cap, "apiserver", { timeout: 5_000 });
      return { start() {}, http, clock: cap.clock, onMessage: (from, message) => { http.onMessage(from, message); } };
    });
    const { http, clock } = client.component!;
    this.config = { roundTripper: http.roundTrip, clock, ...config };
  }

  /** The requests as one reads them: method and path. */
  get lines(): string[] {
    return this.requests.map(line);
  }

  /** Makes a call and lets time pass until it has ended. */
  async call(what: string, action: () => Promise<unknown>): Promise<Ending> {
    this.sim.note(what);
    const settled = await this.sim.settle((async () => action())(), { maxEvents: 3_000 });
    if (settled.kind === "resolved") return { value: settled.value };
    return { error: settled.kind === "rejected" ? settled.error : `the promise was never settled (${settled.kind})` };
  }
}

function line({ method, url }: HttpRequest): string {
  return `${method} ${url}`;
}

/** What came of a call, in a form that reads well: the value, or reason and code of a StatusError, or the error's message. */
export function shown(ending: Ending): unknown {
  if ("value" in ending) return ending.value;
  const status = statusOf(ending.error);
  if (status) return `${status.reason} (${status.code})`;
  return ending.error instanceof Error ? ending.error.message : ending.error;
}

interface Failed { readonly reason: string; readonly code: number; readonly message: string }

/** Reason, code and message of a StatusError; undefined for any other. */
export function statusOf(error: unknown): Failed | undefined {
  const status = (error as { status?: { reason?: string; code?: number; message?: string } } | undefined)?.status;
  if (typeof status !== "object" || status === null || !("code" in status)) return undefined;
  return { reason: status.reason ?? "", code: status.code ?? 0, message: status.message ?? "" };
}

/** A body that gives these chunks, the next one each time it is read, and then ends; with `breaks`, fails instead of ending. */
export function streamOf(chunks: readonly string[], { breaks = false, open = false } = {}): BodyStream & { readonly closed: boolean } {
  const rest = [...chunks];
  let closed = false;
  let wake = () => {};
  return {
    get closed() { return closed; },
    async read() {
      if (closed) return undefined;
      const next = rest.shift();
      if (next === undefined && breaks) throw new Error("connection reset");
      if (next === undefined && open) await new Promise<void>((resolve) => { wake = resolve; });
      return next;
    },
    close() { closed = true; wake(); },
  };
}
