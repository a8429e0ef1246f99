import type {
  CreateOptions, DeleteOptions, GetOptions, KubernetesObject, List, ListOptions, PatchOptions, PatchType, RESTInterface, RESTRequest, ResourceInterface,
  UpdateOptions, Watch,
} from "@reconcile/api";

/**
 * Stage 4. One resource as requests: what every generated client does. `get` is written;
 * the others follow its pattern.
 */
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
    throw new Error("not written yet: ResourceClient.create");
  }

  update(object: T, options: UpdateOptions = {}): Promise<T> {
    throw new Error("not written yet: ResourceClient.update");
  }

  updateStatus(object: T, options: UpdateOptions = {}): Promise<T> {
    throw new Error("not written yet: ResourceClient.updateStatus");
  }

  async delete(name: string, options: DeleteOptions = {}): Promise<void> {
    throw new Error("not written yet: ResourceClient.delete");
  }

  async deleteCollection(options: DeleteOptions, listOptions: ListOptions): Promise<void> {
    throw new Error("not written yet: ResourceClient.deleteCollection");
  }

  get(name: string, options: GetOptions = {}): Promise<T> {
    return this.on(this.client.get()).name(name).versionedParams(options).do<T>();
  }

  list(options: ListOptions): Promise<List<T>> {
    throw new Error("not written yet: ResourceClient.list");
  }

  watch(options: ListOptions): Promise<Watch<T>> {
    throw new Error("not written yet: ResourceClient.watch");
  }

  patch(name: string, type: PatchType, data: unknown, options: PatchOptions = {}, ...subresources: string[]): Promise<T> {
    throw new Error("not written yet: ResourceClient.patch");
  }

  private on(request: RESTRequest): RESTRequest {
    return (this.ns === undefined ? request : request.namespace(this.ns)).resource(this.plural);
  }
}
