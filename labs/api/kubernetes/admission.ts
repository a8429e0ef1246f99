// admission.k8s.io/v1 and admissionregistration.k8s.io/v1.
import type { UserInfo } from "./authentication";
import type { GroupVersionKind, GroupVersionResource, KubernetesObject, LabelSelector, ObjectMeta, Status, TypeMeta } from "./meta";

/** What an API server sends to a webhook, and gets back. */
export interface AdmissionReview extends TypeMeta {
  request?: AdmissionRequest;
  response?: AdmissionResponse;
}

export type AdmissionOperation = "CREATE" | "UPDATE" | "DELETE" | "CONNECT";

/** What somebody wants to do. */
export interface AdmissionRequest {
  /** Of this call; the response repeats it. */
  uid: string;
  /** Of the object as it is sent, after a conversion that `matchPolicy` may have asked for. */
  kind: GroupVersionKind;
  resource: GroupVersionResource;
  subResource?: string;
  /** What the client really asked for. */
  requestKind?: GroupVersionKind;
  requestResource?: GroupVersionResource;
  requestSubResource?: string;
  name?: string;
  namespace?: string;
  operation: AdmissionOperation;
  userInfo: UserInfo;
  /** Absent for `DELETE`. */
  object?: KubernetesObject;
  /** For `UPDATE` and `DELETE`. */
  oldObject?: KubernetesObject;
  dryRun?: boolean;
  options?: object;
}

/** What a webhook answers. */
export interface AdmissionResponse {
  uid: string;
  allowed: boolean;
  /** Why not. */
  status?: Status;
  /** A JSON Patch in base64. */
  patch?: string;
  patchType?: "JSONPatch";
  auditAnnotations?: { [key: string]: string };
  /** Shown to the user, whatever the answer. */
  warnings?: string[];
}

export interface MutatingWebhookConfiguration extends TypeMeta {
  metadata?: ObjectMeta;
  webhooks?: MutatingWebhook[];
}

export interface ValidatingWebhookConfiguration extends TypeMeta {
  metadata?: ObjectMeta;
  webhooks?: ValidatingWebhook[];
}

/** When a webhook is called, and what happens if that fails. */
export interface ValidatingWebhook {
  name: string;
  clientConfig: WebhookClientConfig;
  rules?: RuleWithOperations[];
  /** If it cannot be reached or answers nonsense: `Fail` (the default) refuses the request, `Ignore` goes on. */
  failurePolicy?: "Fail" | "Ignore";
  /** `Equivalent` (the default) also matches other versions of a resource, after a conversion. */
  matchPolicy?: "Exact" | "Equivalent";
  namespaceSelector?: LabelSelector;
  objectSelector?: LabelSelector;
  matchConditions?: MatchCondition[];
  /** What calling it does besides answering. `Some` and `Unknown` are of v1beta1's days; v1 takes them no more, but they may still be stored. */
  sideEffects: "None" | "NoneOnDryRun" | "Some" | "Unknown";
  /** 1 to 30; 10 if absent. */
  timeoutSeconds?: number;
  admissionReviewVersions: string[];
}

export interface MutatingWebhook extends ValidatingWebhook {
  /** `IfNeeded`: called again if a later one has changed the object. `Never` if absent. */
  reinvocationPolicy?: "Never" | "IfNeeded";
}

export interface MatchCondition {
  name: string;
  /** In CEL. */
  expression: string;
}

/** Operations on resources. `*` stands for all of a list's kind. */
export interface RuleWithOperations {
  operations?: (AdmissionOperation | "*")[];
  apiGroups?: string[];
  apiVersions?: string[];
  /** `pods`, `pods/status`, `pods/*`, `*`, `*\/*`. */
  resources?: string[];
  scope?: "Cluster" | "Namespaced" | "*";
}

export interface WebhookClientConfig {
  url?: string;
  service?: { namespace: string; name: string; path?: string; port?: number };
  caBundle?: string;
}
