import type { AdmissionAttributes, KubernetesObject, MutatingWebhook, Namespace, Pod } from "@reconcile/api";
import { encodeBase64 } from "../starter/base64";

/** A pod as a client sends it. */
export function pod(labels: Record<string, string> = {}, spec: Pod["spec"] = { containers: [{ name: "app", image: "app:1" }] }): Pod {
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "web", namespace: "shop", labels }, ...(spec === undefined ? {} : { spec }) };
}

export type Request = { -readonly [K in keyof AdmissionAttributes]?: AdmissionAttributes[K] };

/** Alice creates the pod shop/web, unless said otherwise. */
export function request(more: Request = {}): AdmissionAttributes {
  const operation = more.operation ?? "CREATE";
  return {
    operation, kind: { group: "", version: "v1", kind: "Pod" }, resource: { group: "", version: "v1", resource: "pods" }, subresource: "",
    namespace: "shop", name: "web", object: operation === "DELETE" ? undefined : pod(), oldObject: operation === "CREATE" ? undefined : pod(),
    userInfo: { username: "alice", groups: ["system:authenticated"] }, dryRun: false, warnings: [], ...more,
  };
}

export const namespaces: Readonly<Record<string, Namespace>> = {
  shop: { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop", labels: { team: "shop" } } },
  kitchen: { apiVersion: "v1", kind: "Namespace", metadata: { name: "kitchen", labels: { team: "kitchen" } } },
};

/** A webhook for everything that happens to pods. It is called after its server, and has the domain that names must have. */
export function webhook(server: string, more: Partial<MutatingWebhook> = {}): MutatingWebhook {
  return {
    name: `${server}.example.com`, clientConfig: { url: `https://${server}/admit` }, admissionReviewVersions: ["v1"], sideEffects: "None",
    rules: [{ operations: ["*"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] }], ...more,
  };
}

/** A response's patch: JSON Patch, in base64. */
export function patch(...operations: readonly unknown[]): { allowed: true; patchType: "JSONPatch"; patch: string } {
  return { allowed: true, patchType: "JSONPatch", patch: encodeBase64(JSON.stringify(operations)) };
}

export function addLabel(label: string, value = "yes") {
  return patch({ op: "add", path: `/metadata/labels/${label}`, value });
}

export function labelsOf(object: KubernetesObject | undefined): string {
  return Object.keys(object?.metadata?.labels ?? {}).join(" ") || "none";
}
