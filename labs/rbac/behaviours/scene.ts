import type { Client, Json, Simulation } from "@/lib/sim";
import type { AuthorizerAttributes, ClusterRole, PolicyRule, RoleRef, Subject } from "@reconcile/api";
import type { RBACObjects } from "../solution/resolver";
import type { Context } from "./student";

/**
 * Somebody who asks and an API server that answers, a process each: a question is a message, so that the trace shows it as an arrow. The server's state is the
 * question, the rules or bindings that it has to look at, which of these it has looked at, and its answer.
 */
export class Scene {
  readonly sim: Simulation;
  private readonly t: Context;
  private readonly client: Client;
  private asked = "";
  private answer = "";
  private given: readonly string[] = [];
  private bindings: readonly { readonly line: string; readonly role: string }[] = [];
  private readonly looked = new Set<string>();
  private work: () => unknown = () => undefined;
  private outcome: { value: unknown } | { error: unknown } | undefined;

  constructor(t: Context) {
    this.t = t;
    this.sim = t.sim({ network: { delay: 1 } });
    this.sim.spawn("apiserver", ({ net }) => ({
      start() {},
      onMessage: async (from: string) => {
        await this.serve();
        net.send(from, { answer: this.answer });
      },
    }), { observe: () => this.state() });
    this.client = this.sim.client("client");
  }

  /** Rules that the server has to judge by. */
  rules(...rules: readonly PolicyRule[]): void {
    this.given = rules.map(ruleText);
  }

  /** RBAC objects for the server: which bindings and roles are looked at is noted. */
  objects(objects: Partial<RBACObjects>): RBACObjects {
    const { roles = [], clusterRoles = [], roleBindings = [], clusterRoleBindings = [] } = objects;
    this.bindings = [
      ...clusterRoleBindings.map((one) => ({ line: `ClusterRoleBinding ${one.metadata?.name ?? ""}: ${one.roleRef.kind} ${one.roleRef.name} → ${who(one.subjects)}`, role: one.roleRef.name })),
      ...roleBindings.map((one) => ({ line: `RoleBinding ${one.metadata?.namespace ?? ""}/${one.metadata?.name ?? ""}: ${one.roleRef.kind} ${one.roleRef.name} → ${who(one.subjects)}`, role: one.roleRef.name })),
    ];
    this.given = [...clusterRoles.map((role) => roleText("ClusterRole", role)), ...roles.map((role) => roleText(`Role ${role.metadata?.namespace ?? ""}/`, role))];
    const lines = this.bindings.map(({ line }) => line);
    const watched = <T extends object>(object: T, field: keyof T, line: string): T => {
      const value = object[field];
      return Object.defineProperty({ ...object }, field, { enumerable: true, get: () => { this.looked.add(line); return value; } });
    };
    return {
      roles, clusterRoles,
      clusterRoleBindings: clusterRoleBindings.map((one, i) => watched(one, "subjects", lines[i] as string)),
      roleBindings: roleBindings.map((one, i) => watched(one, "subjects", lines[clusterRoleBindings.length + i] as string)),
    };
  }

  /** Asks the server something, and waits for what it does about it. What the student's code throws is thrown. */
  async ask<T>(question: string, work: () => T | Promise<T>): Promise<T> {
    this.work = work;
    this.outcome = undefined;
    this.looked.clear();
    this.client.send("apiserver", { ask: question });
    this.asked = question;
    this.answer = "";
    await this.sim.run({ until: () => this.client.inbox.length > 0, maxEvents: 2_000 });
    this.client.take();
    const outcome = this.outcome as { value: T } | { error: unknown } | undefined;
    if (outcome === undefined) this.t.fail({ en: `No answer ever came to: ${question}. A promise never resolves.`, zh: `这个问题始终没有得到回答：${question}。有一个 Promise 一直没有完成。` });
    if ("error" in outcome) throw outcome.error;
    return outcome.value;
  }

  /** As {@link ask}, for what may be refused: the reason of the refusal, `"error: …"` for any other; else what `work` says, or `"done"`. */
  async attempt(question: string, work: () => unknown): Promise<string> {
    return this.ask(question, async () => {
      try {
        const value = await work();
        return typeof value === "string" ? value : "done";
      } catch (error) {
        const reason = (error as { status?: { reason?: string } } | null)?.status?.reason;
        if (reason === undefined && error instanceof Error && error.message.startsWith("not written yet")) throw error;
        return reason ?? `error: ${error instanceof Error ? error.message : String(error)}`;
      }
    });
  }

  private async serve(): Promise<void> {
    try {
      const value = await this.work();
      this.outcome = { value };
      this.answer = answerText(value);
    } catch (error) {
      this.outcome = { error };
      this.answer = error instanceof Error ? error.message : String(error);
    }
  }

  private state(): Json {
    return { asked: this.asked, rules: this.given, bindings: this.bindings.map(({ line }) => ({ line, looked: this.looked.has(line) })), answer: this.answer };
  }
}

function answerText(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  const { decision, reason = "" } = (value ?? {}) as { decision?: string; reason?: string };
  return decision === undefined ? JSON.stringify(value) ?? "nothing" : `${decision}${reason && `: ${reason}`}`;
}

function who(subjects: readonly Subject[] = []): string {
  return subjects.map(({ kind, name, namespace }) => `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`).join(", ");
}

/** A rule in a line: `get,list pods,deployments.apps`, `get /healthz`. */
export function ruleText({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): string {
  const what = apiGroups.length === 0 ? resources.map((resource) => `${resource} of no API group`) : resources.flatMap((resource) => apiGroups.map((group) => (group === "" ? resource : `${resource}.${group}`)));
  return [verbs.join(","), [...what, ...nonResourceURLs].join(","), ...(resourceNames.length > 0 ? [`(${resourceNames.join(", ")})`] : [])].join(" ");
}

function roleText(kind: string, { metadata, rules = [] }: ClusterRole): string {
  return `${kind}${kind.endsWith("/") ? "" : " "}${metadata?.name ?? ""}: ${rules.map(ruleText).join("; ")}`;
}

/** What somebody wants, as one says it: `wants("get", "deployments.apps/scale web", { in: "shop", as: "alice" })`, `wants("get", "/healthz")`. */
export function wants(verb: string, what: string, { in: namespace = "", as: username = "alice", groups = ["system:authenticated"] }: { in?: string; as?: string; groups?: string[] } = {}): AuthorizerAttributes {
  const user = { username, groups };
  if (what.startsWith("/")) return { user, verb, resourceRequest: false, namespace: "", apiGroup: "", apiVersion: "", resource: "", subresource: "", name: "", path: what };
  const [qualified = "", name = ""] = what.split(" ");
  const [full = "", subresource = ""] = qualified.split("/");
  const [resource = "", ...group] = full.split(".");
  return { user, verb, resourceRequest: true, namespace, apiGroup: group.join("."), apiVersion: "v1", resource, subresource, name, path: "" };
}

/** The question in words. */
export function asked({ user, verb, resourceRequest, namespace, apiGroup, resource, subresource, name, path }: AuthorizerAttributes): string {
  const what = `${resource}${apiGroup && `.${apiGroup}`}${subresource && `/${subresource}`}${name && ` ${name}`}${namespace && ` in ${namespace}`}`;
  return `${user.username ?? ""}: ${verb} ${resourceRequest ? what : path}`;
}

export const user = (name: string): Subject => ({ kind: "User", apiGroup: "rbac.authorization.k8s.io", name });
export const group = (name: string): Subject => ({ kind: "Group", apiGroup: "rbac.authorization.k8s.io", name });
export const account = (name: string, namespace?: string): Subject => ({ kind: "ServiceAccount", name, ...(namespace === undefined ? {} : { namespace }) });
export const clusterRole = (name: string): RoleRef => ({ apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name });
export const role = (name: string): RoleRef => ({ apiGroup: "rbac.authorization.k8s.io", kind: "Role", name });

/** A rule, as in {@link ruleText}: `can("get,list", "pods,deployments.apps")`. All resources share the groups that are named. */
export function can(verbs: string, what: string, ...resourceNames: string[]): PolicyRule {
  const parts = what.split(",");
  if (what.startsWith("/")) return { verbs: verbs.split(","), nonResourceURLs: parts };
  const split = parts.map((part) => /^([^.]*)\.(.*?)(\/.*)?$/.exec(part) ?? [part, part, "", ""]);
  return {
    verbs: verbs.split(","), apiGroups: [...new Set(split.map(([, , of = ""]) => of))], resources: split.map(([, resource = "", , sub = ""]) => resource + sub),
    ...(resourceNames.length > 0 ? { resourceNames } : {}),
  };
}
