// mutant-of: admission_chain.ts
// killed-by: chain.handles
// mistake: It asks every plugin about everything: one that is only for creations meddles with updates.
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
    await this.#round(attributes);
    if (!reinvocation.shouldReinvoke) return;
    reinvocation.isReinvoke = true;
    await this.#round(attributes);
  }

  async validate(attributes: Readonly<AdmissionAttributes>): Promise<void> {
    for (const plugin of this.#plugins) {
      if (plugin.handles(attributes.operation)) await plugin.validate?.(attributes);
    }
  }

  async #round(attributes: AdmissionAttributes): Promise<void> {
    for (const plugin of this.#plugins) {
      await plugin.admit?.(attributes);
    }
  }
}
