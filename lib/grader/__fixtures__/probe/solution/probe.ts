import { splitMetaNamespaceKey } from "@reconcile/api";

/** What the tests call. */
export function run(): unknown {
  return splitMetaNamespaceKey("default/ok").name;
}
