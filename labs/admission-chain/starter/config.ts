import type { Clock, GroupVersionKind, GroupVersionResource, KubernetesObject, Log, Namespace, RoundTripper, WebhookClientConfig } from "@reconcile/api";

export interface NamespaceLister {
  get(name: string): Namespace | undefined;
}

/** The versions that a server knows of one and the same resource. */
export interface ResourceVersions {
  /** All names of the resource, the given one among them or not. */
  equivalentResourcesFor(resource: GroupVersionResource, subresource: string): readonly GroupVersionResource[];
  kindFor(resource: GroupVersionResource, subresource: string): GroupVersionKind | undefined;
  /** The object in the form of another kind; a new one. */
  convert(object: KubernetesObject, kind: GroupVersionKind): KubernetesObject;
}

/** What a webhook plugin is made with. `C` is the kind of its configurations. */
export interface WebhookPluginConfig<C> {
  /** Those in force now, in any order. */
  configurations(): readonly C[];
  readonly namespaces: NamespaceLister;
  readonly versions: ResourceVersions;
  readonly clock: Clock;
  readonly log: Log;
  /** A new one for each call. */
  newUID(): string;
  /** The way to a webhook's server. */
  connect(client: WebhookClientConfig): RoundTripper;
}

/** Where a webhook listens: the whole address, and the path of it that a request names. */
export function webhookAddress({ url, service }: WebhookClientConfig): { url: string; path: string } {
  if (url !== undefined) return { url, path: /^https?:\/\/[^/]*(\/.*)?$/.exec(url)?.[1] ?? "/" };
  const { namespace = "", name = "", path = "/", port = 443 } = service ?? {};
  return { url: `https://${name}.${namespace}.svc:${port}${path}`, path };
}
