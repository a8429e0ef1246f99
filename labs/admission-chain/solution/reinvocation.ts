import { deepCopy, deepEqual } from "@reconcile/api";
import type { KubernetesObject } from "@reconcile/api";

/** What the mutating webhooks remember from the first round for the second (webhook/mutating/reinvocationcontext.go). Webhooks are named by their uid. */
export class WebhookReinvocation {
  #lastOutput: KubernetesObject | undefined;
  #previouslyInvoked: string[] = [];
  readonly #reinvoke = new Set<string>();

  /** Whether somebody else has changed the object since the webhooks ran. */
  isOutputChanged(object: KubernetesObject | undefined): boolean {
    return !deepEqual(this.#lastOutput, object);
  }

  setLastOutput(object: KubernetesObject | undefined): void {
    this.#lastOutput = deepCopy(object);
  }

  addPreviouslyInvoked(uid: string): void {
    this.#previouslyInvoked.push(uid);
  }

  requireReinvoking(): void {
    for (const uid of this.#previouslyInvoked.splice(0)) this.#reinvoke.add(uid);
  }

  shouldReinvoke(uid: string): boolean {
    return this.#reinvoke.has(uid);
  }
}
