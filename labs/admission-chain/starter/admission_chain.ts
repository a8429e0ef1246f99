import type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin, MutationInterface, ValidationInterface } from "@reconcile/api";

/** Stage 1. All plugins of a server, as one: what its registry asks before it stores an object. */
export class AdmissionChain implements MutationInterface, ValidationInterface {
  readonly #plugins: readonly AdmissionPlugin[];

  constructor(plugins: readonly AdmissionPlugin[]) {
    this.#plugins = plugins;
  }

  /** Whether any plugin is to be asked about this operation. */
  handles(operation: AdmissionOperation): boolean {
    throw new Error("not written yet: AdmissionChain.handles");
  }

  /** The mutating phase. A second round follows if a plugin has asked for it. */
  async admit(attributes: AdmissionAttributes): Promise<void> {
    throw new Error("not written yet: AdmissionChain.admit");
  }

  /** The validating phase. Whoever calls it has called admit before, and validated the object itself. */
  async validate(attributes: Readonly<AdmissionAttributes>): Promise<void> {
    throw new Error("not written yet: AdmissionChain.validate");
  }
}
