import type { DynamicInterface, GroupVersionResource, KubernetesObject, NamespaceableResourceInterface, ResourceInterface } from "@reconcile/api";
import { RESTClient, type Config } from "./rest_client";
import { ResourceClient } from "./resource_client";

/** Stage 4. Any resource of any group. All of its requests share one rate limiter. */
export class DynamicClient implements DynamicInterface {
  private readonly config: Config;

  constructor(config: Config) {
    this.config = config;
  }

  resource({ group, version, resource }: GroupVersionResource): NamespaceableResourceInterface<KubernetesObject> {
    throw new Error("not written yet: DynamicClient.resource");
  }
}
