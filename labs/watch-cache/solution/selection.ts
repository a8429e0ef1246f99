import { parseFieldSelector, parseLabelSelector } from "@reconcile/api";
import type { KubernetesObject, ListOptions } from "@reconcile/api";

/** The fields of an object that a field selector may ask for, by their paths. */
export type FieldsOf<T> = (object: T) => Readonly<Record<string, string>>;

/** What every resource can be selected by. */
export function metadataFields({ metadata }: KubernetesObject): Record<string, string> {
  return { "metadata.name": metadata?.name ?? "", "metadata.namespace": metadata?.namespace ?? "" };
}

/**
 * Which objects the options of a list or a watch select: a SelectionPredicate of k8s.io/apiserver/pkg/storage. Throws what the selectors' parsers
 * throw.
 */
export function selectionOf<T extends KubernetesObject>({ labelSelector = "", fieldSelector = "" }: ListOptions, fieldsOf: FieldsOf<T>): (object: T) => boolean {
  if (labelSelector === "" && fieldSelector === "") return () => true;
  const labels = parseLabelSelector(labelSelector);
  const fields = parseFieldSelector(fieldSelector);
  return (object) => labels.matches(object.metadata?.labels ?? {}) && fields.matches(fieldsOf(object));
}
