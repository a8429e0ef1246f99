// mutant-of: dynamic.ts
// killed-by: dynamic.one-limiter
// mistake: It makes a new limiter for each resource: a controller that watches twenty kinds is allowed twenty times the load.
import type { DynamicInterface, GroupVersionResource, KubernetesObject, NamespaceableResourceInterface, RequestRateLimiter, ResourceInterface } from "@reconcile/api";
import { RESTClient, type Config } from "./rest_client";
import { ResourceClient } from "./resource_client";

export class DynamicClient implements DynamicInterface {
  private readonly config: Config;
  private limiter: RequestRateLimiter | undefined;

  constructor(config: Config) {
    this.config = config;
    this.limiter = config.rateLimiter;
  }

  resource({ group, version, resource }: GroupVersionResource): NamespaceableResourceInterface<KubernetesObject> {
    const client = new RESTClient(this.limiter ? { ...this.config, rateLimiter: this.limiter } : this.config, group, version);
    return new DynamicResource(client, resource);
  }
}

class DynamicResource extends ResourceClient<KubernetesObject> implements NamespaceableResourceInterface<KubernetesObject> {
  private readonly restClient: RESTClient;
  private readonly resourceName: string;

  constructor(client: RESTClient, resource: string) {
    super(client, resource, undefined);
    this.restClient = client;
    this.resourceName = resource;
  }

  namespace(namespace: string): ResourceInterface<KubernetesObject> {
    return new ResourceClient<KubernetesObject>(this.restClient, this.resourceName, namespace);
  }
}
