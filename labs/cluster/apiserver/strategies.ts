import { fieldForbidden, fieldInvalid, fieldRequired } from "@reconcile/api";
import type { Deployment, FieldError, KubernetesObject, Node, Pod, ReplicaSet } from "@reconcile/api";
import { keepAllButStatus, keepStatus, type ResourceStrategy, type WithSpec } from "./strategy";

/** A resource about which there is nothing special. */
function plain(group: string, version: string, resource: string, kind: string, namespaced: boolean): ResourceStrategy<WithSpec> {
  return { resource: { group, resource }, kind: { group, kind }, version, namespaced };
}

/** The same resource, seen through its status. */
export function statusOf<T extends WithSpec>(strategy: ResourceStrategy<T>): ResourceStrategy<T> {
  return { ...strategy, prepareForUpdate: keepAllButStatus };
}

/** Fields that pods are selected by: a kubelet asks for those of its node, a scheduler for those of none. */
function podFields({ metadata, spec, status }: Pod): Record<string, string> {
  return {
    "metadata.name": metadata?.name ?? "", "metadata.namespace": metadata?.namespace ?? "",
    "spec.nodeName": spec?.nodeName ?? "", "spec.schedulerName": spec?.schedulerName ?? "", "status.phase": status?.phase ?? "",
  };
}

/** registry/core/pod/strategy.go, and the defaults of apis/core/v1/defaults.go that the cluster looks at. */
export const pods: ResourceStrategy<Pod> = {
  resource: { group: "", resource: "pods" }, kind: { group: "", kind: "Pod" }, version: "v1", namespaced: true,
  applyDefaults({ spec }) {
    if (spec === undefined) return;
    spec.restartPolicy ??= "Always";
    spec.schedulerName ??= "default-scheduler";
    spec.terminationGracePeriodSeconds ??= 30;
    spec.priority ??= 0;
    for (const container of [...spec.containers, ...(spec.initContainers ?? [])]) {
      const { limits, requests } = container.resources ?? {};
      // What has a limit and no request asks for its limit.
      if (limits !== undefined) container.resources = { ...container.resources, requests: { ...limits, ...requests } };
    }
  },
  prepareForCreate(pod) {
    pod.status = { phase: "Pending" };
    if (pod.spec?.schedulingGates?.length) {
      pod.status.conditions = [{ type: "PodScheduled", status: "False", reason: "SchedulingGated", message: "Scheduling is blocked due to non-empty scheduling gates" }];
    }
  },
  prepareForUpdate: keepStatus,
  validate({ spec }) {
    const errors: FieldError[] = [];
    if (spec === undefined || spec.containers.length === 0) errors.push(fieldRequired("spec.containers", ""));
    for (const [i, { name, image }] of (spec?.containers ?? []).entries()) {
      if (!name) errors.push(fieldRequired(`spec.containers[${i}].name`, ""));
      if (!image) errors.push(fieldRequired(`spec.containers[${i}].image`, ""));
    }
    return errors;
  },
  validateUpdate(pod, old) {
    const errors: FieldError[] = [];
    if (pod.spec?.nodeName !== old.spec?.nodeName) errors.push(fieldForbidden("spec.nodeName", "pod updates may not change the node; see the sub-resource binding"));
    const gates = new Set(old.spec?.schedulingGates?.map(({ name }) => name));
    const added = pod.spec?.schedulingGates?.find(({ name }) => !gates.has(name));
    if (added !== undefined) errors.push(fieldForbidden("spec.schedulingGates", `only deletion is allowed, but found new scheduling gate '${added.name}'`));
    return errors;
  },
  gracePeriodSeconds({ spec, status }, asked) {
    // Nobody runs it, or it has ended: there is nothing to wait for.
    if (!spec?.nodeName || status?.phase === "Succeeded" || status?.phase === "Failed") return 0;
    return asked ?? spec.terminationGracePeriodSeconds ?? 30;
  },
  fieldsOf: podFields,
};

export const nodes: ResourceStrategy<Node> = {
  resource: { group: "", resource: "nodes" }, kind: { group: "", kind: "Node" }, version: "v1", namespaced: false,
  prepareForUpdate: keepStatus,
};

function replicasError(replicas: number | undefined): FieldError[] {
  return replicas !== undefined && replicas < 0 ? [fieldInvalid("spec.replicas", replicas, "must be greater than or equal to 0")] : [];
}

/** The template's labels have to be among those that the selector selects. */
function templateError(spec: { selector?: { matchLabels?: Record<string, string> }; template?: { metadata?: KubernetesObject["metadata"] } } | undefined): FieldError[] {
  const labels = spec?.template?.metadata?.labels ?? {};
  const matches = Object.entries(spec?.selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  return matches ? [] : [fieldInvalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`")];
}

export const replicaSets: ResourceStrategy<ReplicaSet> = {
  resource: { group: "apps", resource: "replicasets" }, kind: { group: "apps", kind: "ReplicaSet" }, version: "v1", namespaced: true,
  applyDefaults({ spec }) { if (spec !== undefined) spec.replicas ??= 1; },
  prepareForCreate(set) { set.status = { replicas: 0 }; },
  prepareForUpdate: keepStatus,
  validate: ({ spec }) => [...replicasError(spec?.replicas), ...templateError(spec)],
};

export const deployments: ResourceStrategy<Deployment> = {
  resource: { group: "apps", resource: "deployments" }, kind: { group: "apps", kind: "Deployment" }, version: "v1", namespaced: true,
  applyDefaults({ spec }) {
    if (spec === undefined) return;
    spec.replicas ??= 1;
    spec.revisionHistoryLimit ??= 10;
    spec.progressDeadlineSeconds ??= 600;
    spec.strategy ??= { type: "RollingUpdate" };
    if (spec.strategy.type === "RollingUpdate") spec.strategy.rollingUpdate = { maxSurge: "25%", maxUnavailable: "25%", ...spec.strategy.rollingUpdate };
  },
  prepareForCreate(deployment) { deployment.status = {}; },
  prepareForUpdate: keepStatus,
  validate: ({ spec }) => [...replicasError(spec?.replicas), ...templateError(spec)],
};

/** What is stored as it comes. */
export const plainStrategies: readonly ResourceStrategy<WithSpec>[] = [
  plain("", "v1", "services", "Service", true),
  plain("", "v1", "configmaps", "ConfigMap", true),
  plain("", "v1", "secrets", "Secret", true),
  plain("", "v1", "serviceaccounts", "ServiceAccount", true),
  plain("", "v1", "events", "Event", true),
  plain("", "v1", "persistentvolumes", "PersistentVolume", false),
  plain("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true),
  plain("coordination.k8s.io", "v1", "leases", "Lease", true),
  plain("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true),
  plain("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", false),
  plain("storage.k8s.io", "v1", "storageclasses", "StorageClass", false),
  plain("storage.k8s.io", "v1", "csinodes", "CSINode", false),
  plain("rbac.authorization.k8s.io", "v1", "roles", "Role", true),
  plain("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", true),
  plain("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false),
  plain("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", false),
];
