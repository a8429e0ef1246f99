import type { BindPlugin, CycleState, FrameworkHandle, Pod, PluginStatus } from "@reconcile/api";

/** plugins/defaultbinder: tells the API server by the sub-resource pods/binding. */
export class DefaultBinder implements BindPlugin {
  readonly name = "DefaultBinder";
  readonly #handle: Pick<FrameworkHandle, "client">;

  constructor(handle: Pick<FrameworkHandle, "client">) {
    this.#handle = handle;
  }

  async bind(_state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined> {
    try {
      await this.#handle.client.bind(pod, nodeName);
      return undefined;
    } catch (error) {
      return { code: "Error", reasons: [error instanceof Error ? error.message : String(error)] };
    }
  }
}
