import { HttpClient } from "@/labs/wire/client";
import { HttpServer } from "@/labs/wire/server";
import type { ProcessHandle, Simulation } from "@/lib/sim";
import type { AdmissionAttributes, AdmissionRequest, AdmissionResponse, Clock, HttpRequest, HttpResponse, Json, Log } from "@reconcile/api";
import type { ResourceVersions, WebhookPluginConfig } from "../starter/config";
import { namespaces } from "./requests";
import type { Context } from "./student";

/** What a webhook's server answers: a response without its uid, or anything else that goes over HTTP. */
export type Answer = (request: AdmissionRequest, http: HttpRequest) => Omit<AdmissionResponse, "uid"> | HttpResponse;

export interface Server {
  readonly answer: Answer;
  /** How long it thinks, in ms. */
  readonly delay?: number;
}

/** apps/v1 and extensions/v1beta1 are one for deployments; a conversion says the new version and no more. */
export const versions: ResourceVersions = {
  equivalentResourcesFor: ({ resource }) => (resource === "deployments" ? [{ group: "apps", version: "v1", resource }, { group: "extensions", version: "v1beta1", resource }] : []),
  kindFor: ({ group, version, resource }) => (resource === "deployments" ? { group, version, kind: "Deployment" } : undefined),
  convert: (object, { group, version }) => ({ ...object, apiVersion: `${group}/${version}` }),
};

/** How a call of the student's code ended. */
export type Ending = { readonly value: unknown } | { readonly error: unknown };

/**
 * An API server and the servers of webhooks, a process each. What the API server asks them, and what it gets, are the arrows of the trace; its state is the
 * object as it stands and the last steps of its way.
 */
export class Scene {
  readonly sim: Simulation;
  /** `labels ←` when a webhook is asked, `labels →` when it answers, and what plugins note, in order. */
  readonly steps: string[] = [];
  /** The same, with the time before it. */
  readonly timed: string[] = [];
  readonly requests: { readonly http: HttpRequest; readonly request: AdmissionRequest }[] = [];
  readonly warnings: string[] = [];
  readonly clock: Clock;
  readonly log: Log;
  private readonly processes = new Map<string, ProcessHandle<unknown>>();
  private readonly clients = new Map<string, HttpClient>();
  private attributes: Readonly<AdmissionAttributes> | undefined;
  private uids = 0;

  constructor(t: Context, servers: Readonly<Record<string, Answer | Server>> = {}) {
    this.sim = t.sim({ network: { delay: 0 } });
    const apiserver = this.sim.spawn("apiserver", (cap) => {
      for (const name of Object.keys(servers)) this.clients.set(name, new HttpClient(cap, name, { timeout: 120_000 }));
      return { start() {}, clock: cap.clock, log: cap.log, onMessage: (from, message) => { this.clients.get(from)?.onMessage(from, message); } };
    }, { observe: (): Json => ({ steps: this.steps.slice(-10), ...this.shown() }) });
    this.clock = apiserver.component!.clock;
    this.log = { ...apiserver.component!.log, warn: (message, fields) => { this.warnings.push(message); apiserver.component!.log.warn(message, fields); } };
    for (const [name, server] of Object.entries(servers)) this.spawn(name, typeof server === "function" ? { answer: server } : server);
  }

  config<C>(...configurations: readonly C[]): WebhookPluginConfig<C> {
    return {
      configurations: () => configurations, namespaces: { get: (name) => namespaces[name] }, versions, clock: this.clock, log: this.log,
      newUID: () => `uid-${++this.uids}`,
      connect: ({ url = "", service }) => {
        const host = service?.name ?? /^https:\/\/([^/]+)/.exec(url)?.[1] ?? "";
        return this.clients.get(host)?.roundTrip ?? (async () => { throw new Error(`dial tcp: lookup ${host}: no such host`); });
      },
    };
  }

  note(step: string): void {
    this.steps.push(step);
    this.timed.push(`${this.sim.now} ms: ${step}`);
  }

  /** The server is gone: who asks it waits. */
  crash(name: string): void {
    this.processes.get(name)?.crash();
  }

  /** Makes a call and lets time pass until it has ended. */
  async call(what: string, attributes: Readonly<AdmissionAttributes>, action: () => Promise<unknown>): Promise<Ending> {
    this.attributes = attributes;
    this.sim.note(what);
    const settled = await this.sim.settle((async () => action())(), { maxEvents: 3_000 });
    if (settled.kind === "resolved") return { value: settled.value };
    if (settled.kind === "rejected" && isFault(settled.error)) throw settled.error;
    return { error: settled.kind === "rejected" ? settled.error : settled.kind === "limit" ? "no end in sight: it goes on and on" : "no end: the promise is never settled, and nothing is left to happen" };
  }

  private spawn(name: string, { answer, delay = 0 }: Server): void {
    const asked: string[] = [];
    this.processes.set(name, this.sim.spawn(name, (cap) => {
      const http = new HttpServer(cap, async (sent) => {
        const { request } = JSON.parse(sent.body ?? "{}") as { request: AdmissionRequest };
        this.requests.push({ http: sent, request });
        asked.push(`${request.operation} ${request.resource.resource} ${request.name ?? ""}`);
        this.note(`${name} ←`);
        if (delay > 0) await cap.clock.sleep(delay);
        this.note(`${name} →`);
        const came = answer(request, sent);
        return "allowed" in came ? reviewed({ uid: request.uid, ...came }) : came;
      });
      return { start() {}, onMessage: (from, message) => { http.onMessage(from, message); } };
    }, { observe: (): Json => ({ asked: asked.slice(-5) }) }));
  }

  private shown(): { object?: Json } {
    return this.attributes?.object === undefined ? {} : { object: this.attributes.object as Json };
  }
}

/** Nothing that somebody throws on purpose: it is to be told with the line from which it comes. */
function isFault(error: unknown): boolean {
  return error instanceof Error && (error.message.startsWith("not written yet") || ["TypeError", "ReferenceError", "RangeError", "SyntaxError"].includes(error.name));
}

/** An AdmissionReview with a response, as it goes over the wire. */
export function reviewed(response: AdmissionResponse | undefined, status = 200, apiVersion = "admission.k8s.io/v1"): HttpResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ apiVersion, kind: "AdmissionReview", response }) };
}

/** What came of a call: "allowed", or code and message of a StatusError, or the error's message. */
export function outcome(ending: Ending): string {
  if ("value" in ending) return "allowed";
  const { error } = ending;
  const status = (error as { status?: { code?: number; message?: string } } | undefined)?.status;
  if (status?.code !== undefined) return `${status.code}: ${status.message ?? ""}`;
  return error instanceof Error ? error.message : String(error);
}

/** The same, without what the transport says of the trouble: words of which differ. */
export function cut(text: string): string {
  return text.replace(/(failed to call webhook|undecodable patch in webhook response): .*$/s, "$1: …");
}
