import { AdmissionChain } from "@/labs/admission-chain/solution/admission_chain";
import type { ResourceVersions, WebhookPluginConfig } from "@/labs/admission-chain/solution/config";
import { DefaultTolerationSeconds } from "@/labs/admission-chain/solution/default_toleration_seconds";
import { MutatingAdmissionWebhook } from "@/labs/admission-chain/solution/mutating_webhook";
import { NamespaceLifecycle } from "@/labs/admission-chain/solution/namespace_lifecycle";
import { ValidatingAdmissionWebhook } from "@/labs/admission-chain/solution/validating_webhook";
import { newForbidden } from "@reconcile/api";
import type {
  AdmissionAttributes, AdmissionPlugin, Capabilities, Clock, KubernetesObject, MutatingWebhookConfiguration, Namespace, RoundTripper, ServedResource,
  ValidatingWebhookConfiguration, WebhookClientConfig,
} from "@reconcile/api";
import type { InformerFactory } from "../informer-factory";
import { newUid } from "./identity";
import type { LoopbackClient } from "./loopback";
import { NamespaceSource } from "./namespaces";

/** Refuses what a client wants, or changes it: the admission chain. */
export type Admission = Required<Omit<AdmissionPlugin, "name">>;

/** What the plugins of an API server are made with. */
export interface AdmissionConfig {
  readonly namespaces: NamespaceSource;
  readonly mutatingWebhooks: WebhookPluginConfig<MutatingWebhookConfiguration>;
  readonly validatingWebhooks: WebhookPluginConfig<ValidatingWebhookConfiguration>;
}

/** What these are made of: the server's own informers, and its ways to the webhooks. */
export interface AdmissionSources {
  readonly capabilities: Pick<Capabilities, "clock" | "log" | "random">;
  readonly informers: InformerFactory;
  readonly client: LoopbackClient;
  readonly resources: () => readonly ServedResource[];
  readonly connect: (client: WebhookClientConfig) => RoundTripper;
}

/** The plugins that the cluster has, in the order of `AllOrderedPlugins` (pkg/kubeapiserver/options/plugins.go). */
export function newAdmissionChain({ namespaces, mutatingWebhooks, validatingWebhooks }: AdmissionConfig): AdmissionChain {
  return new AdmissionChain([
    new NamespaceLifecycle(namespaces, namespaces.live), new DefaultTolerationSeconds(), new MutatingAdmissionWebhook(mutatingWebhooks), new ValidatingAdmissionWebhook(validatingWebhooks),
  ]);
}

export function newAdmissionConfig({ capabilities: { clock, log, random }, informers, client, resources, connect }: AdmissionSources): AdmissionConfig {
  const informer = <T extends KubernetesObject>(resource: string) => informers.for<T>(resource, () => client.listerWatcher(resource));
  const namespaces = new NamespaceSource(informer<Namespace>("namespaces"), client, clock);
  const webhooks = <C extends KubernetesObject>(resource: string): WebhookPluginConfig<C> => {
    const indexer = informer<C>(resource).getIndexer();
    return { configurations: () => indexer.list(), namespaces, versions: versionsOf(resources), clock, log, newUID: () => newUid(random), connect };
  };
  return { namespaces, mutatingWebhooks: webhooks("mutatingwebhookconfigurations"), validatingWebhooks: webhooks("validatingwebhookconfigurations") };
}

/** Every resource is served in one version only, so there is nothing to convert. */
function versionsOf(resources: () => readonly ServedResource[]): ResourceVersions {
  return {
    equivalentResourcesFor: (resource) => [resource],
    kindFor: ({ group, version, resource }, subresource) => {
      const path = subresource === "" ? resource : `${resource}/${subresource}`;
      const found = resources().find((one) => one.group === group && one.version === version && one.resource === path);
      return found === undefined ? undefined : { group, version, kind: found.kind };
    },
    convert: (object) => ({ ...object }),
  };
}

/** How long a request waits for what the plugins go by, in ms, and how often is looked (pkg/admission/handler.go). */
const timeToWaitForReady = 10_000;
const readyPeriod = 100;

/** Admission that lets nothing pass before it knows what it goes by: a server that has just started would take every namespace for missing, and call no webhook. */
export class ReadyAdmission implements Admission {
  readonly #admission: Admission;
  readonly #hasSynced: () => boolean;
  readonly #clock: Clock;

  constructor(admission: Admission, hasSynced: () => boolean, clock: Clock) {
    this.#admission = admission;
    this.#hasSynced = hasSynced;
    this.#clock = clock;
  }

  handles(operation: AdmissionAttributes["operation"]): boolean {
    return this.#admission.handles(operation);
  }

  async admit(attributes: AdmissionAttributes): Promise<void> {
    await this.#waitForReady(attributes);
    await this.#admission.admit(attributes);
  }

  async validate(attributes: Readonly<AdmissionAttributes>): Promise<void> {
    await this.#waitForReady(attributes);
    await this.#admission.validate(attributes);
  }

  async #waitForReady({ resource, name, object }: Readonly<AdmissionAttributes>): Promise<void> {
    const deadline = this.#clock.now() + timeToWaitForReady;
    while (!this.#hasSynced()) {
      if (this.#clock.now() >= deadline) throw newForbidden(resource, name || (object?.metadata?.generateName ?? "Unknown"), "not yet ready to handle request");
      await this.#clock.sleep(readyPeriod);
    }
  }
}
