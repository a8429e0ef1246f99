import { HttpClient } from "@/labs/wire/client";
import { HttpServer } from "@/labs/wire/server";
import type { Simulation } from "@/lib/sim";
import type {
  Authenticator, Authorizer, AuthorizerAttributes, AuthorizerResult, Clock, Filter, HttpRequest, HttpResponse, Json, KubernetesObject, Log, RequestHandler, RoundTripper, ServedResource, UserInfo,
} from "@reconcile/api";
import type { AuditEvent } from "../solution/audit";
import type { Context } from "./student";

/** What a server is made of in a test; everything but the student's handlers is a double that notes when it is asked. */
export interface Doubles {
  readonly clock: Clock;
  readonly log: Log;
  readonly authenticator: Authenticator;
  readonly authorizer: Authorizer;
  readonly audit: (event: AuditEvent) => void;
  /** Notes what is thrown behind it, so that an answer of 500 can be told with its cause. */
  readonly faults: Filter;
}

export interface SceneOptions {
  /** Makes the server out of the doubles. */
  readonly serve: (doubles: Doubles) => RoundTripper;
  readonly authorize?: (attributes: AuthorizerAttributes) => AuthorizerResult;
  /** How long the authenticator takes, in ms. */
  readonly authenticates?: number;
}

const groups: Readonly<Record<string, readonly string[]>> = { root: ["system:masters"] };

/**
 * A client and an API server, a process each. Users are who their token says ("Bearer alice"); the token "bad" is refused. The road of each request, as far as
 * the doubles see it, is the server's state in the trace.
 */
export class Scene {
  readonly sim: Simulation;
  /** What the doubles were asked, and what was answered, in order. */
  readonly road: string[] = [];
  readonly events: AuditEvent[] = [];
  readonly warnings: string[] = [];
  /** What was thrown last: by the whole server, or behind `faults`. */
  private thrown: string | undefined;
  private readonly roundTrip: RoundTripper;

  constructor(t: Context, { serve, authorize = () => ({ decision: "Allow" }), authenticates = 0 }: SceneOptions) {
    this.sim = t.sim({ network: { delay: 0 } });
    const step = (what: string) => { this.road.push(what); };
    this.sim.spawn("apiserver", (cap) => {
      const handle = serve({
        clock: cap.clock,
        log: { ...cap.log, warn: (message, fields) => { this.warnings.push(message); cap.log.warn(message, fields); } },
        audit: (event) => { this.events.push(event); },
        faults: (next) => (sent, context) => next(sent, context).catch((error: unknown) => {
          this.thrown = String(error);
          throw error;
        }),
        authenticator: {
          authenticateRequest: async ({ headers }) => {
            step("authenticator");
            if (authenticates > 0) await new Promise<void>((resolve) => { cap.clock.setTimer(authenticates, resolve); });
            const token = headers.authorization?.replace("Bearer ", "");
            if (token === "bad") throw new Error("invalid bearer token");
            return token === undefined ? undefined : { user: userOf(token) };
          },
        },
        authorizer: {
          authorize: async (attributes) => {
            step(`authorizer: ${attributes.user.username ?? "nobody"} ${attributes.verb} ${attributes.resourceRequest ? `${attributes.resource}${attributes.name && `/${attributes.name}`}` : attributes.path}`);
            return authorize(attributes);
          },
        },
      });
      const http = new HttpServer(cap, async (request) => {
        step(`→ ${request.method} ${request.url}`);
        try {
          const response = await handle(request) as HttpResponse | undefined;
          if (response === undefined) throw new Error("the outermost handler's promise resolved to undefined: is a return missing?");
          step(`← ${response.status}`);
          return response;
        } catch (error) {
          this.thrown = String(error);
          step(`← no answer: ${this.thrown}`);
          throw error;
        }
      });
      return { start() {}, onMessage: (from, message) => { http.onMessage(from, message); } };
    }, { observe: (): Json => ({ road: this.road.slice(-10) }) });
    this.roundTrip = this.sim.spawn("client", (cap) => {
      const http = new HttpClient(cap, "apiserver", { timeout: 120_000 });
      return { start() {}, http, onMessage: (from, message) => { http.onMessage(from, message); } };
    }).component!.http.roundTrip;
  }

  /** Begins a request and does not wait for its end. */
  begin(request: HttpRequest): { now(): HttpResponse | string } {
    let state: HttpResponse | string = "under way";
    this.thrown = undefined;
    this.roundTrip(request).then((response) => { state = response; }, () => { state = this.thrown === undefined ? "no answer within 120 s" : `no answer: ${this.thrown}`; });
    return { now: () => state };
  }

  /** Sends a request and waits until it is over: status and body, or what became of it. */
  async send(request: HttpRequest): Promise<Answer> {
    const begun = this.begin(request);
    await this.sim.run({ until: () => begun.now() !== "under way", maxEvents: 2_000 });
    return { ...answerOf(begun.now()), ...(this.thrown === undefined ? {} : { thrown: this.thrown }) };
  }
}

export interface Answer {
  /** Status code; 0 if there was no answer. */
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly object: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** What was thrown meanwhile. */
  readonly thrown?: string;
}

/** @param response what a request got, or what is to be said of one that got nothing */
export function answerOf(response: HttpResponse | string): Answer {
  if (typeof response === "string") return { code: 0, reason: response, message: "", object: undefined, headers: {} };
  const object: unknown = typeof response.body === "string" && response.body !== "" ? JSON.parse(response.body) : undefined;
  const { kind, reason = "", message = "" } = (object ?? {}) as { kind?: string; reason?: string; message?: string };
  return { code: response.status, reason: kind === "Status" ? reason : "", message: kind === "Status" ? message : "", object, headers: response.headers };
}

/** Code and reason, as one reads them; what was thrown instead, if there was no answer. */
export const told = ({ code, reason }: Answer): string => (code === 0 ? reason : reason === "" ? String(code) : `${code} ${reason}`);

/** The same, and of a 500 its cause. */
export const toldWithCause = (answer: Answer): string => (answer.code === 500 && answer.thrown !== undefined ? `${told(answer)}: ${answer.thrown}` : told(answer));

function userOf(username: string): UserInfo {
  return { username, groups: [...(groups[username] ?? []), "system:authenticated"] };
}

export function request(method: string, url: string, { as = "alice", body, ...headers }: { as?: string; body?: unknown; [header: string]: unknown } = {}): HttpRequest {
  const all: Record<string, string> = { ...(headers as Record<string, string>), ...(as === "" ? {} : { authorization: `Bearer ${as}` }) };
  return { method, url, headers: all, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }) };
}

/** A handler behind a filter: it says that it was reached, and for whom. */
export function echo(scene: { road: string[] }): RequestHandler {
  return async ({ headers }, { user }) => {
    scene.road.push(`handler: ${user?.username ?? "nobody"}`);
    return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ user, headers }) };
  };
}

const pod = (name: string): KubernetesObject => ({ apiVersion: "v1", kind: "Pod", metadata: { name } });

/** Pods with two sub-resources, nodes and more, whose storage notes what it is asked. `refuse` is thrown by every method, if it is given. */
export function resources(note: (call: string) => void, refuse?: () => Error): ServedResource[] {
  const called = async <T>(call: string, value: T): Promise<T> => {
    note(call);
    if (refuse) throw refuse();
    return value;
  };
  const in_ = (namespace: string) => (namespace === "" ? "cluster" : namespace);
  const storage: ServedResource["storage"] = {
    get: ({ namespace }, name) => called(`get ${in_(namespace)} ${name}`, pod(name)),
    list: ({ namespace }, options) => called(`list ${in_(namespace)} ${JSON.stringify(options)}`, { items: [pod("web")] }),
    watch: async ({ namespace }, options) => {
      const events = [{ type: "ADDED" as const, object: pod("web") }, { type: "DELETED" as const, object: pod("web") }];
      return called(`watch ${in_(namespace)} ${JSON.stringify(options)}`, { next: async () => events.shift(), stop() {} });
    },
    create: ({ namespace, user }, object) => called(`create ${in_(namespace)} ${object.metadata?.name ?? ""} by ${user.username ?? ""}`, object),
    update: ({ namespace }, name, object) => called(`update ${in_(namespace)} ${name}`, { object, created: name === "new" }),
    patch: ({ namespace }, name, type) => called(`patch ${in_(namespace)} ${name} ${type}`, pod(name)),
    delete: ({ namespace }, name, options) => called(`delete ${in_(namespace)} ${name} ${JSON.stringify(options)}`, pod(name)),
    deleteCollection: ({ namespace }) => called(`deletecollection ${in_(namespace)}`, { items: [] }),
  };
  return [
    { group: "", version: "v1", resource: "namespaces", kind: "Namespace", namespaced: false, storage },
    { group: "", version: "v1", resource: "pods/binding", kind: "Binding", namespaced: true, storage: { create: ({ namespace }, object) => called(`bind ${in_(namespace)} ${object.metadata?.name ?? ""}`, object) } },
    { group: "", version: "v1", resource: "pods", kind: "Pod", namespaced: true, storage },
    { group: "", version: "v1", resource: "pods/status", kind: "Pod", namespaced: true, storage: { update: (where, name, object) => called(`update status ${in_(where.namespace)} ${name}`, { object, created: false }) } },
    { group: "", version: "v1", resource: "nodes", kind: "Node", namespaced: false, storage },
    { group: "apps", version: "v1", resource: "deployments", kind: "Deployment", namespaced: true, storage },
  ];
}
