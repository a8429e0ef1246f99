import { newAuthenticator } from "@/labs/rbac/solution/authentication";
import { RBACAuthorizer } from "@/labs/rbac/solution/authorizer";
import { RuleResolver } from "@/labs/rbac/solution/resolver";
import { UnionAuthorizer } from "@/labs/rbac/solution/union_authorizer";
import { ManualClock } from "@/lib/sim/manual-clock";
import type { Authorizer, HttpRequest, HttpResponse, KubernetesObject, RequestContext, RequestHandler, RequestInfo, ServedResource } from "@reconcile/api";
import { filtersOf } from "./solution/chain";
import { requestInfoOf } from "./solution/request_info";
import { routeTo } from "./solution/router";

export const requests = {
  get: ["GET", "/api/v1/namespaces/default/pods/web"],
  list: ["GET", "/api/v1/namespaces/default/pods"],
  watch: ["GET", "/api/v1/namespaces/default/pods?watch=true"],
  create: ["POST", "/api/v1/namespaces/default/pods"],
  deleteAll: ["DELETE", "/api/v1/namespaces/default/pods"],
  typo: ["GET", "/api/v1/namespaces/default/podz"],
  metrics: ["GET", "/metrics"],
} as const;

export type RequestId = keyof typeof requests;
/** Who sends it: alice may read pods and create them, root is of system:masters; `rootAsAlice` and `aliceAsRoot` impersonate. */
export type Sender = "alice" | "root" | "rootAsAlice" | "aliceAsRoot" | "nobody" | "wrongToken";
/** `full`: every place is taken. `panics`: the handler throws. `slow`: it takes 90 s. */
export type Condition = "fine" | "full" | "panics" | "slow";

export interface Step {
  readonly name: string;
  /** `thrown`: an exception went through it. `left`: the answer was given without it, and it is still at work. */
  readonly state: "unreached" | "passed" | "answered" | "thrown" | "left";
  /** What it found out, or noted, if anything. */
  readonly note: string;
}

export interface Road {
  readonly info: RequestInfo;
  /** The filters from the outermost on, and the handler last. */
  readonly steps: readonly Step[];
  readonly response: { readonly code: number; readonly reason: string; readonly message: string; readonly retryAfter?: string; readonly ms: number };
}

/** What upstream calls the filters, in the order of the reference. */
const names = ["WithPanicRecovery", "WithRequestInfo", "WithTimeout", "WithAuthentication", "WithAudit", "WithImpersonation", "WithMaxInFlight", "WithAuthorization"];

const masters: Authorizer = {
  authorize: async ({ user: { groups = [] } }) => (groups.includes("system:masters") ? { decision: "Allow", reason: "system:masters" } : { decision: "NoOpinion" }),
};
const rbac = new RBACAuthorizer(new RuleResolver({
  roles: [], clusterRoleBindings: [],
  clusterRoles: [{ metadata: { name: "pod-editor" }, rules: [{ verbs: ["get", "list", "watch", "create"], apiGroups: [""], resources: ["pods"] }] }],
  roleBindings: [{ metadata: { name: "alice-edits", namespace: "default" }, subjects: [{ kind: "User", name: "alice" }], roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "pod-editor" } }],
}));
const authenticator = newAuthenticator({ anonymous: true, tokens: new Map([["alice", { username: "alice", groups: ["devs"] }], ["root", { username: "root", groups: ["system:masters"] }]]) });
const headers: Readonly<Record<Sender, Readonly<Record<string, string>>>> = {
  alice: { authorization: "Bearer alice" }, root: { authorization: "Bearer root" }, nobody: {}, wrongToken: { authorization: "Bearer expired" },
  rootAsAlice: { authorization: "Bearer root", "impersonate-user": "alice" }, aliceAsRoot: { authorization: "Bearer alice", "impersonate-user": "root" },
};

/**
 * Sends one request along the lab's reference, with a probe between any two filters.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function walk(id: RequestId, sender: Sender, condition: Condition, settled: () => Promise<void>): Promise<Road> {
  const clock = new ManualClock();
  const notes = new Map<string, string>();
  const add = (name: string, note: string) => { notes.set(name, [notes.get(name), note].filter(Boolean).join(", ")); };
  const asked: Authorizer = {
    authorize: async (attributes) => {
      const result = await new UnionAuthorizer(masters, rbac).authorize(attributes);
      add(attributes.verb === "impersonate" ? "WithImpersonation" : "WithAuthorization", result.reason ?? result.decision);
      return result;
    },
  };
  const filters = filtersOf({
    clock, authenticator, authorizer: asked, ...(condition === "full" ? { limits: { readOnly: 0, mutating: 0 } } : {}),
    log: { info() {}, state() {}, warn: (message) => { add("WithPanicRecovery", message); } },
    audit: ({ stage, user, impersonatedUser, code }) => { add("WithAudit", `${stage} ${user}${impersonatedUser === undefined ? "" : ` as ${impersonatedUser}`}${code === undefined ? "" : ` ${code}`}`); },
  });
  const context: RequestContext = { audit: {} };
  const probes: Probe[] = [];
  const handler = probed(probes, handlerIn(condition, clock));
  const chain = filters.reduceRight<RequestHandler>((next, filter, i) => probed(probes, filter(after(next, () => {
    if (names[i] === "WithAuthentication") add("WithAuthentication", `${context.user?.username ?? ""} [${context.user?.groups?.join(", ") ?? ""}]`);
  }))), handler);

  const [method, url] = requests[id];
  const request: HttpRequest = { method, url, headers: headers[sender], ...(method === "POST" ? { body: JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "web" } }) } : {}) };
  let response: HttpResponse | undefined;
  let ms = 0;
  void chain(request, context).then((came) => {
    response = came;
    ms = clock.now();
  });
  await settled();
  // What the answer has left behind is looked at when it comes, not when that ends.
  while (response === undefined && clock.next() < Infinity) {
    clock.advanceTo(clock.next());
    await settled();
  }
  const info = requestInfoOf(request);
  add("WithRequestInfo", told(info));
  const ends = probes.map(({ outcome }) => outcome);
  const steps = ["handler", ...[...names].reverse()].map((name, i): Step => ({ name, state: stateOf(probes[i]?.entered ?? false, ends[i], ends[i - 1]), note: notes.get(name) ?? "" })).reverse();
  return { info, steps, response: { ...summary(response), ms } };
}

interface Probe {
  entered: boolean;
  outcome?: HttpResponse | "thrown";
}

/** Notes that a handler was reached, and what came of it. */
function probed(probes: Probe[], handler: RequestHandler): RequestHandler {
  const probe: Probe = { entered: false };
  probes.push(probe);
  return async (request, context) => {
    probe.entered = true;
    try {
      return probe.outcome = await handler(request, context);
    } catch (error) {
      probe.outcome = "thrown";
      throw error;
    }
  };
}

function after(next: RequestHandler, note: () => void): RequestHandler {
  return (request, context) => {
    note();
    return next(request, context);
  };
}

/** Whoever returns what nobody behind it has returned is the one that answers. */
function stateOf(entered: boolean, own: Probe["outcome"], inner: Probe["outcome"]): Step["state"] {
  if (!entered) return "unreached";
  if (own === undefined) return "left";
  if (own === "thrown") return "thrown";
  return own === inner ? "passed" : "answered";
}

function handlerIn(condition: Condition, clock: ManualClock): RequestHandler {
  const route = routeTo(pods, async () => ({ status: 200, headers: {}, body: "apiserver_request_total 1" }));
  return async (request, context) => {
    if (condition === "panics") throw new Error("nil map");
    if (condition === "slow") await clock.sleep(90_000);
    return route(request, context);
  };
}

const pod: KubernetesObject = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", namespace: "default" } };
const pods: readonly ServedResource[] = [{
  group: "", version: "v1", resource: "pods", kind: "Pod", namespaced: true,
  storage: {
    get: async () => pod, list: async () => ({ items: [pod] }), create: async (_, object) => object, deleteCollection: async () => ({ items: [pod] }),
    watch: async () => ({ next: async () => undefined, stop() {} }),
  },
}];

function told({ isResourceRequest, verb, path, apiVersion, apiGroup, resource, name, namespace }: RequestInfo): string {
  if (!isResourceRequest) return `${verb} ${path}`;
  return `${verb} ${[apiGroup, apiVersion].filter(Boolean).join("/")} ${resource}${name && `/${name}`}${namespace && ` in ${namespace}`}`;
}

function summary(response: HttpResponse | undefined): Omit<Road["response"], "ms"> {
  if (response === undefined) throw new Error("no answer came");
  const retryAfter = response.headers["retry-after"];
  const { kind, reason = "", message = "" } = typeof response.body === "string" && response.body.startsWith("{") ? JSON.parse(response.body) as { kind?: string; reason?: string; message?: string } : {};
  return { code: response.status, reason: kind === "Status" ? reason : "", message: kind === "Status" ? message : "", ...(retryAfter === undefined ? {} : { retryAfter }) };
}
