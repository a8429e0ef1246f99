import { applyJSONPatch, deepEqual, newInternalError } from "@reconcile/api";
import type { AdmissionAttributes, AdmissionPlugin, JSONPatchOperation, KubernetesObject, MutatingWebhook, MutatingWebhookConfiguration, ReinvocationContext } from "@reconcile/api";
import { decodeBase64 } from "./base64";
import type { WebhookPluginConfig } from "./config";
import { underFailurePolicy } from "./failure_policy";
import { shouldCallHook, type WebhookInvocation } from "./matcher";
import { WebhookReinvocation } from "./reinvocation";
import { callWebhook } from "./webhook_client";
import { CallingWebhookError } from "./webhook_errors";
import { hooksOf } from "./webhook_source";

/** Calls the mutating webhooks, one after the other (webhook/mutating/dispatcher.go). Defaults of what a patch adds are the registry's business here. */
export class MutatingAdmissionWebhook implements AdmissionPlugin {
  readonly name = "MutatingAdmissionWebhook";
  readonly #config: WebhookPluginConfig<MutatingWebhookConfiguration>;

  constructor(config: WebhookPluginConfig<MutatingWebhookConfiguration>) {
    this.#config = config;
  }

  handles(): boolean {
    return true;
  }

  async admit(attributes: AdmissionAttributes): Promise<void> {
    const context: ReinvocationContext = attributes.reinvocation ?? { isReinvoke: false, shouldReinvoke: false, values: new Map() };
    const ours = (context.values.get(this.name) as WebhookReinvocation | undefined) ?? new WebhookReinvocation();
    context.values.set(this.name, ours);
    // The plugins that were asked again before this one have changed the object.
    if (context.isReinvoke && ours.isOutputChanged(attributes.object)) ours.requireReinvoking();
    for (const { uid, webhook } of hooksOf(this.#config.configurations())) {
      const invocation = shouldCallHook(webhook, attributes, this.#config);
      if (invocation === undefined || (context.isReinvoke && !ours.shouldReinvoke(uid))) continue;
      const mutated = await underFailurePolicy(webhook, this.#config.log, () => this.#call(webhook, attributes, invocation));
      if (mutated !== undefined && !deepEqual(mutated, attributes.object)) {
        attributes.object = mutated;
        ours.requireReinvoking();
        context.shouldReinvoke = true;
      }
      // Behind the change, which is its own.
      if (webhook.reinvocationPolicy === "IfNeeded") ours.addPreviouslyInvoked(uid);
    }
    ours.setLastOutput(attributes.object);
  }

  /** The object as the webhook's patch makes it; undefined if it sends none. */
  async #call(webhook: MutatingWebhook, attributes: AdmissionAttributes, invocation: WebhookInvocation): Promise<KubernetesObject | undefined> {
    const { patch = "" } = await callWebhook(webhook, true, attributes, invocation, this.#config);
    const operations = patch === "" ? [] : decoded(webhook.name, patch);
    if (operations.length === 0) return undefined;
    const { object, kind } = attributes;
    if (object === undefined) throw newInternalError(`admission webhook ${JSON.stringify(webhook.name)} attempted to modify the object, which is not supported for this operation`);
    const { versions } = this.#config;
    try {
      if (invocation.kind === kind) return applyJSONPatch(object, operations);
      return versions.convert(applyJSONPatch(versions.convert(object, invocation.kind), operations), kind);
    } catch (error) {
      throw newInternalError(error as Error);
    }
  }
}

function decoded(name: string, patch: string): readonly JSONPatchOperation[] {
  try {
    const operations: unknown = JSON.parse(decodeBase64(patch));
    if (!Array.isArray(operations)) throw new Error("it is no list");
    return operations as readonly JSONPatchOperation[];
  } catch (error) {
    throw new CallingWebhookError(name, `received undecodable patch in webhook response: ${error instanceof Error ? error.message : ""}`);
  }
}
