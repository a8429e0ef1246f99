import { deepCopy, deepEqual } from "@reconcile/api";
import type { KubernetesObject } from "@reconcile/api";

/** Stage 4. What the mutating webhooks remember from the first round for the second. Webhooks are named by their uid. */
export class WebhookReinvocation {
  /** The object as the webhooks left it when they ran last. */
  #lastOutput: KubernetesObject | undefined;

  /** Whether somebody else has changed the object since the webhooks ran. */
  isOutputChanged(object: KubernetesObject | undefined): boolean {
    return !deepEqual(this.#lastOutput, object);
  }

  setLastOutput(object: KubernetesObject | undefined): void {
    this.#lastOutput = deepCopy(object);
  }

  /** A webhook with the policy IfNeeded has been called. */
  addPreviouslyInvoked(uid: string): void {
    throw new Error("not written yet: WebhookReinvocation.addPreviouslyInvoked");
  }

  /** The object has changed: whoever was called before is to be called again in the second round. */
  requireReinvoking(): void {
    throw new Error("not written yet: WebhookReinvocation.requireReinvoking");
  }

  shouldReinvoke(uid: string): boolean {
    throw new Error("not written yet: WebhookReinvocation.shouldReinvoke");
  }
}
