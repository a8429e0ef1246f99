/**
 * A student's Pod is a Pod: every field of our types is one of the official JavaScript client's, as optional as there and of a type
 * that fits. The client's are generated from upstream's OpenAPI description. It is the compilation of this file that tests: upstream.test.ts.
 */
import type * as client from "@kubernetes/client-node";
import type * as ours from "..";

/** Fields that the client's generator had to rename. */
interface Renamed { continue: "_continue"; default: "_default" }

type NameIn<Key> = Key extends keyof Renamed ? Renamed[Key] : Key;

type IsAny<T> = 0 extends 1 & T ? true : false;

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

/** The client turns timestamps into dates; in JSON they are strings. */
type AsJson<T> = T extends Date ? string : T;

/** Where `O` (ours) and `T` (theirs) differ, as a union of paths; `never` if nowhere. */
type Problems<O, T, Path extends string> =
  IsAny<T> extends true ? never
    : [O] extends [readonly (infer A)[]] ? ([T] extends [readonly (infer B)[]] ? Problems<A, B, `${Path}[]`> : `${Path} is no list upstream`)
      : [O] extends [string | number | boolean] ? ([O] extends [AsJson<T>] ? never : `${Path} has another type upstream`)
        : string extends keyof O ? (string extends keyof T ? Problems<O[keyof O], T[keyof T], `${Path}{}`> : `${Path} is no map upstream`)
          : { [K in keyof O & string]-?: ProblemsOf<O, T, K, `${Path}.${K}`> }[keyof O & string];

type ProblemsOf<O, T, K extends keyof O, Path extends string> =
  NameIn<K> extends infer N extends keyof T
    ? (K extends OptionalKeys<O> ? true : false) extends (N extends OptionalKeys<T> ? true : false)
      ? Problems<NonNullable<O[K]>, NonNullable<T[N]>, Path>
      : `${Path} is ${N extends OptionalKeys<T> ? "optional" : "required"} upstream`
    : `${Path} does not exist upstream`;

/** Fields that upstream has had since 1.35; the client is of 1.34, the last one that runs on our oldest Node. */
type Newer = `${string}.status.${"resources" | "allocatedResources"} does not exist upstream`;

/** An error here names, in its text, the fields that differ. */
type None<Found extends Newer> = Found;

export type Proven = [
  None<IsAny<client.V1Pod> extends true ? "the client's types are not there" : never>,
  None<Problems<ours.Pod, client.V1Pod, "Pod">>,
  None<Problems<ours.List<ours.Pod>, client.V1PodList, "PodList">>,
  None<Problems<ours.Binding, client.V1Binding, "Binding">>,
  None<Problems<ours.Node, client.V1Node, "Node">>,
  None<Problems<ours.Namespace, client.V1Namespace, "Namespace">>,
  None<Problems<ours.ConfigMap, client.V1ConfigMap, "ConfigMap">>,
  None<Problems<ours.Secret, client.V1Secret, "Secret">>,
  None<Problems<ours.ServiceAccount, client.V1ServiceAccount, "ServiceAccount">>,
  None<Problems<ours.Event, client.CoreV1Event, "Event">>,
  None<Problems<ours.ResourceQuota, client.V1ResourceQuota, "ResourceQuota">>,
  None<Problems<ours.LimitRange, client.V1LimitRange, "LimitRange">>,
  None<Problems<ours.Service, client.V1Service, "Service">>,
  None<Problems<ours.Endpoints, client.V1Endpoints, "Endpoints">>,
  None<Problems<ours.EndpointSlice, client.V1EndpointSlice, "EndpointSlice">>,
  None<Problems<ours.PersistentVolume, client.V1PersistentVolume, "PersistentVolume">>,
  None<Problems<ours.PersistentVolumeClaim, client.V1PersistentVolumeClaim, "PersistentVolumeClaim">>,
  None<Problems<ours.StorageClass, client.V1StorageClass, "StorageClass">>,
  None<Problems<ours.CSINode, client.V1CSINode, "CSINode">>,
  None<Problems<ours.VolumeAttachment, client.V1VolumeAttachment, "VolumeAttachment">>,
  None<Problems<ours.Deployment, client.V1Deployment, "Deployment">>,
  None<Problems<ours.ReplicaSet, client.V1ReplicaSet, "ReplicaSet">>,
  None<Problems<ours.StatefulSet, client.V1StatefulSet, "StatefulSet">>,
  None<Problems<ours.DaemonSet, client.V1DaemonSet, "DaemonSet">>,
  None<Problems<ours.ControllerRevision, client.V1ControllerRevision, "ControllerRevision">>,
  None<Problems<ours.Scale, client.V1Scale, "Scale">>,
  None<Problems<ours.Job, client.V1Job, "Job">>,
  None<Problems<ours.Lease, client.V1Lease, "Lease">>,
  None<Problems<ours.PodDisruptionBudget, client.V1PodDisruptionBudget, "PodDisruptionBudget">>,
  None<Problems<ours.Eviction, client.V1Eviction, "Eviction">>,
  None<Problems<ours.PriorityClass, client.V1PriorityClass, "PriorityClass">>,
  None<Problems<ours.Role, client.V1Role, "Role">>,
  None<Problems<ours.ClusterRole, client.V1ClusterRole, "ClusterRole">>,
  None<Problems<ours.RoleBinding, client.V1RoleBinding, "RoleBinding">>,
  None<Problems<ours.ClusterRoleBinding, client.V1ClusterRoleBinding, "ClusterRoleBinding">>,
  None<Problems<ours.TokenReview, client.V1TokenReview, "TokenReview">>,
  None<Problems<ours.SubjectAccessReview, client.V1SubjectAccessReview, "SubjectAccessReview">>,
  None<Problems<ours.MutatingWebhookConfiguration, client.V1MutatingWebhookConfiguration, "MutatingWebhookConfiguration">>,
  None<Problems<ours.ValidatingWebhookConfiguration, client.V1ValidatingWebhookConfiguration, "ValidatingWebhookConfiguration">>,
  None<Problems<ours.Status, client.V1Status, "Status">>,
  None<Problems<ours.Condition, client.V1Condition, "Condition">>,
  None<Problems<ours.LabelSelector, client.V1LabelSelector, "LabelSelector">>,
  None<Problems<ours.APIResourceList, client.V1APIResourceList, "APIResourceList">>,
  None<Problems<ours.APIGroupList, client.V1APIGroupList, "APIGroupList">>,
];
