import type { KubernetesObject } from "../kubernetes/meta";

/**
 * The key under which caches and queues know an object: `"namespace/name"`, or `"name"` of what has no namespace
 * (client-go tools/cache/store.go, MetaNamespaceKeyFunc).
 */
export function metaNamespaceKeyFunc(object: KubernetesObject): string {
  const { namespace = "", name = "" } = object.metadata ?? {};
  return namespace.length > 0 ? `${namespace}/${name}` : name;
}

/**
 * The parts of a key that `metaNamespaceKeyFunc` made; `namespace` is `""` if there is none. Throws an Error for a key of more than
 * two parts (client-go tools/cache/store.go, SplitMetaNamespaceKey).
 */
export function splitMetaNamespaceKey(key: string): { namespace: string; name: string } {
  const [first = "", second, ...more] = key.split("/");
  if (more.length > 0) throw new Error(`unexpected key format: ${JSON.stringify(key)}`);
  return second === undefined ? { namespace: "", name: first } : { namespace: first, name: second };
}
