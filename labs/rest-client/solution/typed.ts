import type { Node, Pod, RESTInterface } from "@reconcile/api";
import { RESTClient, type Config } from "./rest_client";
import { ResourceClient } from "./resource_client";

/**
 * What client-gen writes for the core group (kubernetes/typed/core/v1), for two of its resources. There is no logic in it: a typed client
 * is a REST client, a resource's name, and a type.
 */
export class CoreV1Client {
  readonly restClient: RESTInterface;

  constructor(config: Config) {
    this.restClient = new RESTClient(config, "", "v1");
  }

  /** Pods of a namespace; `""`: lists and watches are of all namespaces. */
  pods(namespace: string): ResourceClient<Pod> {
    return new ResourceClient<Pod>(this.restClient, "pods", namespace);
  }

  /** Nodes live in no namespace. */
  nodes(): ResourceClient<Node> {
    return new ResourceClient<Node>(this.restClient, "nodes", undefined);
  }
}
