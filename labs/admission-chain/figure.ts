import { ManualClock } from "@/lib/sim/manual-clock";
import type { AdmissionAttributes, AdmissionPlugin, AdmissionRequest, AdmissionResponse, HttpResponse, Pod, RoundTripper, ValidatingWebhook } from "@reconcile/api";
import { AdmissionChain } from "./solution/admission_chain";
import { encodeBase64 } from "./solution/base64";
import type { WebhookPluginConfig } from "./solution/config";
import { DefaultTolerationSeconds } from "./solution/default_toleration_seconds";
import { MutatingAdmissionWebhook } from "./solution/mutating_webhook";
import { NamespaceLifecycle } from "./solution/namespace_lifecycle";
import { ValidatingAdmissionWebhook } from "./solution/validating_webhook";

/** The webhooks of the figure: the first two mutate, in this order; the others validate. */
export type HookName = "mirror" | "sidecar" | "mirrored-only" | "small-pods";
export type Behaviour = "up" | "slow" | "down" | "denies";

export interface HookChoice {
  readonly behaviour: Behaviour;
  readonly failurePolicy: "Fail" | "Ignore";
}

/** What the figure's reader chooses. */
export interface FigureChoice {
  readonly hooks: Readonly<Record<HookName, HookChoice>>;
  /** Of the webhook `mirror`. */
  readonly reinvocationPolicy: "Never" | "IfNeeded";
}

/** Somebody is asked. Times are virtual ms. */
export interface FigureStep {
  readonly name: string;
  readonly kind: "plugin" | "mutating" | "validating";
  readonly round: 1 | 2;
  readonly from: number;
  readonly to: number;
  readonly outcome: "changed" | "same" | "allowed" | "denied" | "unreachable" | "late";
  /** What of the object it has changed: fields as they are now. */
  readonly changes: readonly string[];
}

export interface FigureOutcome {
  readonly steps: readonly FigureStep[];
  /** The object as it is stored, or as it was when the request was refused. */
  readonly object: readonly string[];
  readonly error?: string;
  readonly took: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const registry = "mirror.local/";
const thinking: Readonly<Record<Behaviour, number>> = { up: 20, slow: 15_000, down: 0, denies: 20 };
const rules: ValidatingWebhook["rules"] = [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }];

/** What each webhook does if its server is up. */
const servers: Readonly<Record<HookName, (pod: Pod) => Pod | string | undefined>> = {
  mirror: (pod) => withContainers(pod, (pod.spec?.containers ?? []).map((one) => ({ ...one, image: one.image?.startsWith(registry) ? one.image : `${registry}${one.image}` }))),
  sidecar: (pod) => {
    const containers = pod.spec?.containers ?? [];
    return containers.some(({ name }) => name === "proxy") ? pod : withContainers(pod, [...containers, { name: "proxy", image: "proxy:1" }]);
  },
  "mirrored-only": (pod) => {
    const stranger = pod.spec?.containers?.find(({ image }) => !image?.startsWith(registry));
    return stranger === undefined ? undefined : `image ${stranger.image} does not come from ${registry}`;
  },
  "small-pods": () => undefined,
};

function withContainers(pod: Pod, containers: NonNullable<Pod["spec"]>["containers"]): Pod {
  return { ...pod, spec: { ...pod.spec, containers } };
}

/**
 * Sends a new pod through the lab's reference chain, and tells who was asked and what each has changed.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function admitFigure(choice: FigureChoice, settled: () => Promise<void>): Promise<FigureOutcome> {
  const clock = new ManualClock();
  const steps: Writable<FigureStep>[] = [];
  const attributes = newPod();
  const chain = chainOf(choice, clock, steps, attributes);

  let error: string | undefined;
  let took: number | undefined;
  void chain.admit(attributes).then(() => chain.validate(attributes))
    .catch((thrown: unknown) => { error = thrown instanceof Error ? thrown.message : String(thrown); }).finally(() => { took = clock.now(); });
  await settled();
  while (took === undefined && clock.next() < Infinity) {
    clock.advanceTo(clock.next());
    await settled();
  }
  const end = took ?? clock.now();
  return { steps: steps.map((step) => ({ ...step, to: Math.min(step.to, end) })), object: linesOf(attributes.object as Pod), took: end, ...(error === undefined ? {} : { error }) };
}

function newPod(): AdmissionAttributes {
  const object: Pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", namespace: "shop" }, spec: { containers: [{ name: "app", image: "app:1" }] } };
  return {
    operation: "CREATE", kind: { group: "", version: "v1", kind: "Pod" }, resource: { group: "", version: "v1", resource: "pods" }, subresource: "",
    namespace: "shop", name: "web", object, oldObject: undefined, userInfo: { username: "alice" }, dryRun: false, warnings: [],
  };
}

function chainOf({ hooks, reinvocationPolicy }: FigureChoice, clock: ManualClock, steps: Writable<FigureStep>[], attributes: AdmissionAttributes): AdmissionChain {
  const webhook = (name: HookName): ValidatingWebhook => ({
    name: `${name}.example.com`, clientConfig: { url: `https://${name}/` }, failurePolicy: hooks[name].failurePolicy, rules, sideEffects: "None", admissionReviewVersions: ["v1"],
  });
  const round = () => (attributes.reinvocation?.isReinvoke ? 2 : 1);
  const base = (kind: "mutating" | "validating") => {
    let uid = 0;
    return {
      clock, log: { info() {}, warn() {}, state() {} }, namespaces: { get: () => ({ metadata: { name: "shop" } }) },
      versions: { equivalentResourcesFor: () => [], kindFor: () => undefined, convert: (object) => object },
      newUID: () => String(++uid),
      connect: ({ url = "" }) => {
        const name = url.slice("https://".length, -1) as HookName;
        return serve(name, hooks[name].behaviour, clock, (step) => { steps.push({ ...step, kind, round: kind === "mutating" ? round() : 1 }); return steps.at(-1) as Writable<FigureStep>; });
      },
    } satisfies Omit<WebhookPluginConfig<unknown>, "configurations">;
  };
  const watched = (plugin: AdmissionPlugin): AdmissionPlugin => ({
    name: plugin.name, handles: (operation) => plugin.handles(operation),
    async admit(current) {
      const before = linesOf(current.object as Pod);
      await plugin.admit?.(current);
      const changes = changed(before, linesOf(current.object as Pod));
      steps.push({ name: plugin.name, kind: "plugin", round: round(), from: clock.now(), to: clock.now(), outcome: changes.length > 0 ? "changed" : "same", changes });
    },
  });
  return new AdmissionChain([
    watched(new NamespaceLifecycle({ get: () => ({ metadata: { name: "shop" } }) })), watched(new DefaultTolerationSeconds()),
    new MutatingAdmissionWebhook({ ...base("mutating"), configurations: () => [
      { metadata: { name: "10-mirror" }, webhooks: [{ ...webhook("mirror"), reinvocationPolicy }] }, { metadata: { name: "20-sidecar" }, webhooks: [webhook("sidecar")] },
    ] }),
    new ValidatingAdmissionWebhook({ ...base("validating"), configurations: () => [{ metadata: { name: "policies" }, webhooks: [webhook("mirrored-only"), webhook("small-pods")] }] }),
  ]);
}

type Begin = (step: Omit<FigureStep, "kind" | "round">) => Writable<FigureStep>;

/** A webhook's server. It notes when it is asked, and what becomes of it. */
function serve(name: HookName, behaviour: Behaviour, clock: ManualClock, begin: Begin): RoundTripper {
  return async ({ body = "" }) => {
    const from = clock.now();
    // Until it answers nobody knows better.
    const step = begin({ name, from, to: Infinity, outcome: behaviour === "down" ? "unreachable" : "late", changes: [] });
    if (behaviour === "down") {
      step.to = from;
      throw new Error("dial tcp 10.0.0.7:443: connect: connection refused");
    }
    const { request } = JSON.parse(body) as { request: AdmissionRequest };
    if (behaviour === "slow") step.to = from + 10_000;
    await clock.sleep(thinking[behaviour]);
    const pod = request.object as Pod;
    const result = behaviour === "denies" ? "not today" : servers[name](pod);
    if (behaviour === "slow") return reviewed({ uid: request.uid, allowed: true });
    step.to = clock.now();
    if (typeof result === "string") {
      step.outcome = "denied";
      return reviewed({ uid: request.uid, allowed: false, status: { code: 403, message: result } });
    }
    step.changes = result === undefined ? [] : changed(linesOf(pod), linesOf(result));
    step.outcome = result === undefined ? "allowed" : step.changes.length > 0 ? "changed" : "same";
    if (result === undefined || step.outcome === "same") return reviewed({ uid: request.uid, allowed: true });
    return reviewed({ uid: request.uid, allowed: true, patchType: "JSONPatch", patch: encodeBase64(JSON.stringify([{ op: "replace", path: "/spec", value: result.spec }])) });
  };
}

function reviewed(response: AdmissionResponse): HttpResponse {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response }) };
}

/** What of a pod the figure shows, a field a line. */
function linesOf({ spec }: Pod): string[] {
  return [
    ...(spec?.containers ?? []).map(({ name, image }) => `containers[${name}].image: ${image}`),
    ...(spec?.tolerations ?? []).map(({ key = "", effect, tolerationSeconds }) => `tolerations[${key.split("/").at(-1)}]: ${effect}, ${tolerationSeconds} s`),
  ];
}

function changed(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((line) => !before.includes(line));
}
