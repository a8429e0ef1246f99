import { Simulation, type Settled } from "@/lib/sim";
import { drain } from "@/lib/sim/testing/drain";
import { SharedInformer, type SharedInformerOptions } from "@/labs/resync/solution/shared_informer";
import type { KubernetesObject, MutatingWebhookConfiguration, Namespace, Pod, SharedIndexInformer, ValidatingWebhook, ValidatingWebhookConfiguration } from "@reconcile/api";
import { Cluster, newNode } from "../cluster";

/** A pod as a client sends it. */
export const pod = (name: string, labels: Record<string, string> = {}): Pod => ({ metadata: { name, labels }, spec: { containers: [{ name: "app", image: "app:1" }] } });

/** A webhook for new pods, at the service default/`server`. */
export function webhook(server: string, more: Partial<ValidatingWebhook> = {}): ValidatingWebhook {
  return {
    name: `${server}.example.com`, clientConfig: { service: { namespace: "default", name: server, path: "/admit" } }, admissionReviewVersions: ["v1"], sideEffects: "None",
    rules: [{ operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }], timeoutSeconds: 1, ...more,
  };
}

/** An informer that hears of everything so many ms late. */
function late<T extends KubernetesObject>(options: SharedInformerOptions<T>, delay: number): SharedIndexInformer<T> {
  const { listerWatcher, clock } = options;
  return new SharedInformer({
    ...options,
    listerWatcher: {
      list: (list) => listerWatcher.list(list),
      watch: async (watch) => {
        const events = await listerWatcher.watch(watch);
        return { stop: () => events.stop(), next: async () => { const event = await events.next(); await clock.sleep(delay); return event; } };
      },
    },
  });
}

/** A cluster that has run for a second. `lag`: so many ms late all of its informers are, the API server's own among them; `stopDelay`: so many ms a pod takes to end. */
export async function start({ traced = false, lag = 0, stopDelay = 200 } = {}) {
  const sim = new Simulation({ seed: 1, drain, ...(traced ? {} : { trace: { limit: 0 } }) });
  const cluster = new Cluster(sim, { nodes: [newNode("n1")], kubelet: { stopDelay }, parts: lag > 0 ? { informer: (options) => late(options, lag) } : {} });
  await sim.advance(1_000);
  const resource = <T extends object>(group: string, name: string, namespace?: string) => cluster.client.resource<T>(group, "v1", name, namespace);
  const mutating = resource<MutatingWebhookConfiguration>("admissionregistration.k8s.io", "mutatingwebhookconfigurations");
  const validating = resource<ValidatingWebhookConfiguration>("admissionregistration.k8s.io", "validatingwebhookconfigurations");
  const namespaces = resource<Namespace>("", "namespaces");
  return {
    sim, cluster, namespaces,
    /** Waits until the API server has heard of them. */
    async configure(kind: "mutating" | "validating", ...webhooks: readonly ValidatingWebhook[]) {
      await sim.drive(() => (kind === "mutating" ? mutating : validating).create({ metadata: { name: "test" }, webhooks: [...webhooks] }));
      await sim.advance(200);
    },
    createPod: (object: Pod, namespace = "default") => sim.settle(cluster.client.pods(namespace).create(object)),
  };
}

/** The Status that a request was refused with; if it was not, how it ended. */
export function refusal(settled: Settled<unknown>): unknown {
  return settled.kind === "rejected" ? (settled.error as { status?: unknown }).status : settled;
}
