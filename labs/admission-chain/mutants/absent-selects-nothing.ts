// mutant-of: matcher.ts
// killed-by: match.object-selector
// mistake: A selector that is absent selects nothing: webhooks without one are never called.
import { labelSelectorAsSelector, newNotFound } from "@reconcile/api";
import type { AdmissionAttributes, GroupVersionKind, GroupVersionResource, KubernetesObject, Selector, ValidatingWebhook } from "@reconcile/api";
import type { NamespaceLister, ResourceVersions, WebhookPluginConfig } from "./config";
import { matchesRule } from "./rules";

/** In which version a webhook is to see a request. */
export interface WebhookInvocation {
  readonly resource: GroupVersionResource;
  readonly kind: GroupVersionKind;
}

/**
 * How a webhook is to be called about a request; undefined if it is not (webhook/generic/webhook.go, ShouldCallHook). A selector that is
 * missing selects everything, and a missing matchPolicy is Equivalent: the API server's defaults. Match conditions, which are CEL, are left out.
 */
export function shouldCallHook(webhook: ValidatingWebhook, attributes: Readonly<AdmissionAttributes>, { namespaces, versions }: Pick<WebhookPluginConfig<unknown>, "namespaces" | "versions">): WebhookInvocation | undefined {
  if (isExempt(attributes.kind)) return undefined;
  const invocation = invocationOf(webhook, attributes, versions);
  if (invocation === undefined) return undefined;
  if (!objectMatches(labelSelectorAsSelector(webhook.objectSelector), attributes)) return undefined;
  // Last, since it may fail: what a webhook is not for must not fail on its account.
  return namespaceMatches(labelSelectorAsSelector(webhook.namespaceSelector), attributes, namespaces) ? invocation : undefined;
}

/** A webhook that could refuse its own removal would be there for ever. */
function isExempt({ group, kind }: GroupVersionKind): boolean {
  return group === "admissionregistration.k8s.io" && /^(Mutating|Validating)(WebhookConfiguration|AdmissionPolicy|AdmissionPolicyBinding)$/.test(kind);
}

function invocationOf({ rules = [], matchPolicy = "Equivalent" }: ValidatingWebhook, attributes: Readonly<AdmissionAttributes>, versions: ResourceVersions): WebhookInvocation | undefined {
  const { resource, subresource, kind } = attributes;
  if (rules.some((rule) => matchesRule(rule, attributes))) return { resource, kind };
  if (matchPolicy === "Exact") return undefined;
  for (const rule of rules) {
    for (const equivalent of versions.equivalentResourcesFor(resource, subresource)) {
      const found = matchesRule(rule, attributes, equivalent) ? versions.kindFor(equivalent, subresource) : undefined;
      if (found !== undefined) return { resource: equivalent, kind: found };
    }
  }
  return undefined;
}

/** Before or after the change: a label cannot be taken off to get past a webhook. */
function objectMatches(selector: Selector, { object, oldObject }: Readonly<AdmissionAttributes>): boolean {
  const selects = (one: KubernetesObject | undefined) => one !== undefined && selector.matches(one.metadata?.labels ?? {});
  return selector.empty() || selects(object) || selects(oldObject);
}

/** What is at the cluster scope is never exempt; a namespace has its own labels, those that it is about to get. */
function namespaceMatches(selector: Selector, { resource, subresource, operation, namespace, name, object }: Readonly<AdmissionAttributes>, namespaces: NamespaceLister): boolean {
  const itself = resource.group === "" && resource.resource === "namespaces";
  if (selector.empty() || (namespace === "" && !itself)) return true;
  if (itself && subresource === "" && (operation === "CREATE" || operation === "UPDATE")) return selector.matches(object?.metadata?.labels ?? {});
  const found = namespaces.get(itself ? name : namespace);
  if (found === undefined) throw newNotFound({ group: "", resource: "namespaces" }, itself ? name : namespace);
  return selector.matches(found.metadata?.labels ?? {});
}
