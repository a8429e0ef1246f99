// mutant-of: resource_client.ts
// killed-by: typed.no-name
// mistake: It leaves the name out if there is none: a PUT, or a DELETE, of the whole collection.
import type {
  CreateOptions, DeleteOptions, GetOptions, KubernetesObject, List, ListOptions, PatchOptions, PatchType, RESTInterface, RESTRequest, ResourceInterface,
  UpdateOptions, Watch,
} from "@reconcile/api";

export class ResourceClient<T extends KubernetesObject> implements ResourceInterface<T> {
  private readonly client: RESTInterface;
  private readonly plural: string;
  private readonly ns: string | undefined;

  /** @param namespace undefined for what lives in no namespace; `""`: of all namespaces */
  constructor(client: RESTInterface, resource: string, namespace: string | undefined) {
    this.client = client;
    this.plural = resource;
    this.ns = namespace;
  }

  create(object: T, options: CreateOptions = {}): Promise<T> {
    return this.on(this.client.post()).versionedParams(options).body(object).do<T>();
  }

  update(object: T, options: UpdateOptions = {}): Promise<T> {
    return this.on(this.client.put()).name(nameOf(object)).versionedParams(options).body(object).do<T>();
  }

  updateStatus(object: T, options: UpdateOptions = {}): Promise<T> {
    return this.on(this.client.put()).name(nameOf(object)).subResource("status").versionedParams(options).body(object).do<T>();
  }

  async delete(name: string, options: DeleteOptions = {}): Promise<void> {
    const request = this.on(this.client.delete());
    await (name === "" ? request : request.name(name)).body(options).do();
  }

  async deleteCollection(options: DeleteOptions, listOptions: ListOptions): Promise<void> {
    await this.on(this.client.delete()).versionedParams(listOptions).body(options).do();
  }

  get(name: string, options: GetOptions = {}): Promise<T> {
    return this.on(this.client.get()).name(name).versionedParams(options).do<T>();
  }

  list(options: ListOptions): Promise<List<T>> {
    return this.on(this.client.get()).versionedParams(options).do<List<T>>();
  }

  watch(options: ListOptions): Promise<Watch<T>> {
    return this.on(this.client.get()).versionedParams({ ...options, watch: true }).watch<T>();
  }

  patch(name: string, type: PatchType, data: unknown, options: PatchOptions = {}, ...subresources: string[]): Promise<T> {
    return this.on(this.client.patch(type)).name(name).subResource(...subresources).versionedParams(options).body(data).do<T>();
  }

  private on(request: RESTRequest): RESTRequest {
    return (this.ns === undefined ? request : request.namespace(this.ns)).resource(this.plural);
  }
}

/** An empty name would turn a request for one object into one for all of them; `name("")` refuses it. */
function nameOf(object: KubernetesObject): string {
  return object.metadata?.name ?? "";
}
