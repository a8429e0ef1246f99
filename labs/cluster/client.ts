import { HttpClient } from "@/labs/wire/client";
import { CoreV1Client } from "@/labs/rest-client/solution/typed";
import { DiscoveryClient } from "@/labs/rest-client/solution/discovery";
import { ResourceClient } from "@/labs/rest-client/solution/resource_client";
import { RESTClient, type Config } from "@/labs/rest-client/solution/rest_client";
import type { Capabilities, Deployment, Event, GroupVersionResource, Json, KubernetesObject, ListOptions, ListerWatcher, Namespace, Node, PeerCertificate, Pod, ReplicaSet, RoundTripper } from "@reconcile/api";

/** How soon a component gives up on a request, and notices that its watch is dead, in ms. Shorter than upstream's, so that a run of a minute shows several failures. */
const timeouts = { timeout: 5_000, readIdleTimeout: 3_000, pingTimeout: 1_500 };

/** A component's way to the API server: a connection, and typed clients on it. Hand every message that the process gets to {@link onMessage}. */
export class ClusterClient {
  readonly #http: HttpClient;
  readonly #config: Config;

  /** @param peer what the client certificate says */
  constructor(capabilities: Capabilities, peer: PeerCertificate, server = "apiserver") {
    this.#http = new HttpClient(capabilities, server, timeouts);
    const roundTripper: RoundTripper = (request) => this.#http.roundTrip({ ...request, peer });
    // The cluster's components are trusted to be as fast as they can be; the chain bounds them.
    this.#config = { roundTripper, clock: capabilities.clock, qps: -1 };
  }

  onMessage(from: string, message: Json): boolean {
    return this.#http.onMessage(from, message);
  }

  pods(namespace: string): ResourceClient<Pod> {
    return new CoreV1Client(this.#config).pods(namespace);
  }

  namespaces(): ResourceClient<Namespace> {
    return this.resource("", "v1", "namespaces", undefined);
  }

  nodes(): ResourceClient<Node> {
    return new CoreV1Client(this.#config).nodes();
  }

  replicaSets(namespace: string): ResourceClient<ReplicaSet> {
    return this.resource("apps", "v1", "replicasets", namespace);
  }

  deployments(namespace: string): ResourceClient<Deployment> {
    return this.resource("apps", "v1", "deployments", namespace);
  }

  events(namespace: string): ResourceClient<Event> {
    return this.resource("", "v1", "events", namespace);
  }

  /** @param namespace `""`: of all; undefined for what lives in none */
  resource<T extends KubernetesObject>(group: string, version: string, resource: string, namespace: string | undefined): ResourceClient<T> {
    return new ResourceClient<T>(new RESTClient(this.#config, group, version), resource, namespace);
  }

  /** Every resource that lives in namespaces and can be deleted, as the server tells it. */
  async deletableNamespacedResources(): Promise<GroupVersionResource[]> {
    const client = new DiscoveryClient(this.#config);
    const found: GroupVersionResource[] = [];
    for (const { name: group, versions, preferredVersion = versions[0] } of (await client.serverGroups()).groups) {
      if (preferredVersion === undefined) continue;
      const { groupVersion, version } = preferredVersion;
      for (const { name: resource, namespaced, verbs } of (await client.serverResourcesForGroupVersion(groupVersion)).resources) {
        if (namespaced && !resource.includes("/") && verbs.includes("delete")) found.push({ group, version, resource });
      }
    }
    return found;
  }

  /** Replaces a namespace's finalizers. */
  async finalize(namespace: Namespace): Promise<void> {
    await new RESTClient(this.#config, "", "v1").put().resource("namespaces").name(namespace.metadata?.name ?? "").subResource("finalize").body(namespace).do();
  }

  /** Puts a pod on a node. */
  async bind(pod: Pod, node: string): Promise<void> {
    const { name = "", namespace = "", uid } = pod.metadata ?? {};
    await new RESTClient(this.#config, "", "v1").post().namespace(namespace).resource("pods").name(name).subResource("binding")
      .body({ apiVersion: "v1", kind: "Binding", metadata: { name, namespace, ...(uid === undefined ? {} : { uid }) }, target: { kind: "Node", name: node } }).do();
  }
}

/** Lists and watches what the options select, besides what the caller asks for. */
export function selecting<T extends KubernetesObject>(client: ListerWatcher<T>, selection: Pick<ListOptions, "fieldSelector" | "labelSelector">): ListerWatcher<T> {
  return { list: (options) => client.list({ ...options, ...selection }), watch: (options) => client.watch({ ...options, ...selection }) };
}
