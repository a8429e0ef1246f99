// mutant-of: admission_chain.ts
// killed-by: chain.second-round
// mistake: It goes round until nobody asks for more: two plugins that disagree hold the request for ever.
import type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin, MutationInterface, ValidationInterface } from "@reconcile/api";

/** All plugins of a server, as one (apiserver pkg/admission chain.go and reinvocation.go). */
export class AdmissionChain implements MutationInterface, ValidationInterface {
  readonly #plugins: readonly AdmissionPlugin[];

  constructor(plugins: readonly AdmissionPlugin[]) {
    this.#plugins = plugins;
  }

  handles(operation: AdmissionOperation): boolean {
    return this.#plugins.some((plugin) => plugin.handles(operation));
  }

  /** Rejects with what the first plugin that refuses says. The second round asks every plugin again, so each must bear to be asked twice. */
  async admit(attributes: AdmissionAttributes): Promise<void> {
    const reinvocation = { isReinvoke: false, shouldReinvoke: false, values: new Map<string, unknown>() };
    attributes.reinvocation = reinvocation;
    for (let round = 0; round < 10; round++) {
      reinvocation.shouldReinvoke = false;
      await this.#round(attributes);
      if (!reinvocation.shouldReinvoke) return;
      reinvocation.isReinvoke = true;
    }
  }

  async validate(attributes: Readonly<AdmissionAttributes>): Promise<void> {
    for (const plugin of this.#plugins) {
      if (plugin.handles(attributes.operation)) await plugin.validate?.(attributes);
    }
  }

  async #round(attributes: AdmissionAttributes): Promise<void> {
    for (const plugin of this.#plugins) {
      if (plugin.handles(attributes.operation)) await plugin.admit?.(attributes);
    }
  }
}
