/**
 * `@reconcile/api`: what a student's code may import: types, and pure functions and classes without state (semantics/). A name is
 * one thing for all labs.
 *
 * The names are upstream's (client-go, Kubernetes API) in TypeScript's spelling: `AddRateLimited` is `addRateLimited`.
 * A duration is always a number of milliseconds of virtual time.
 */
export type {
  AsyncComponent, Capabilities, Clock, Component, Disk, Envelope, Json, Log, Net, Random, StepComponent, Timer, Timers,
} from "@/lib/sim/capabilities";
export type { AdmissionAttributes, AdmissionPlugin, MutationInterface, ReinvocationContext, ValidationInterface } from "./admission";
export type { Filter, RESTStorage, RequestContext, RequestHandler, RequestInfo, ServedResource, StorageContext } from "./apiserver";
export type { AuthenticationResult, Authenticator, Authorizer, AuthorizerAttributes, AuthorizerDecision, AuthorizerResult } from "./authorization";
export type {
  DiscoveryInterface, DynamicInterface, NamespaceableResourceInterface, PatchType, RESTInterface, RESTMapping, RESTRequest,
  RequestRateLimiter, ResourceInterface,
} from "./client";
export type { Console } from "./console";
export type {
  Compare, CompareResult, DeleteRangeRequest, DeleteRangeResponse, Etcd, EtcdError, EtcdErrorName, EtcdEvent, KV, KeyRange, KeyValue, LeaseStatus,
  Lessor, PutRequest, PutResponse, RangeRequest, RangeResponse, RequestOp, ResponseHeader, ResponseOp, TxnRequest, TxnResponse, WatchChan,
  WatchCreateRequest, WatchResponse, Watcher,
} from "./etcd";
export type { ExtenderArgs, ExtenderConfig, ExtenderFilterResult, HostPriority } from "./extender";
export type { BodyStream, HttpRequest, HttpResponse, PeerCertificate, RoundTripper } from "./http";
export type {
  Delta, DeltaType, Deltas, DeletedFinalStateUnknown, IndexFunc, Indexer, Indexers, KeyFunc, KeyListerGetter, PopProcessFunc, Queue,
  ReflectorStore, ResourceEventHandler, ResourceEventHandlerRegistration, SharedIndexInformer, SharedInformer, Store,
} from "./informer";
export type { ListerWatcher, Watch } from "./machinery";
export type {
  CounterMetric, GaugeMetric, HistogramMetric, MetricsProvider, SettableGaugeMetric,
} from "./metrics";
export type {
  AppendEntries, AppendEntriesResponse, Entry, HardState, InstallSnapshot, InstallSnapshotResponse, RaftConfig, RaftMessage, RaftRole, RaftServer,
  RaftStatus, RequestVote, RequestVoteResponse, Term,
} from "./raft";
export type { ClientRequest, ClientResponse, KeyValueCommand, KeyValueOperation, ReplicationConfig, Snapshot, StateMachine } from "./raft_log";
export type {
  ActionTypeBits, AffinityTerm, ClusterEvent, ClusterEventWithHint, Code, CycleState, Diagnosis, EventResource, HostPortInfo,
  ImageStateSummary, Listers, NodeInfo, NodeInfoLister, NodePluginScores, NodeScore, ObjectLister, PluginScore, PluginStatus, PodInfo,
  QueuedPodInfo, QueueingHint, QueueingHintFn, Resource, SharedLister, StateData, WeightedAffinityTerm,
} from "./scheduling";
export type {
  BindPlugin, EnqueueExtensions, FilterPlugin, Framework, FrameworkHandle, FrameworkPlugin, NominatingInfo, PermitPlugin, PermitReturn, PluginsRunner,
  PodNominator, PostBindPlugin, PostFilterPlugin, PostFilterReturn, PreBindPlugin, PreEnqueuePlugin, PreFilterExtensions,
  PreFilterOutcome, PreFilterPlugin, PreFilterResult, PreFilterReturn, PreScorePlugin, QueueSortPlugin, ReservePlugin, ScheduleResult,
  SchedulerCache, SchedulerClient, SchedulerPlugin, ScorePlugin, WaitingPod, WeightedPlugin,
} from "./scheduling-plugins";
export type { PreEnqueueCheck, QueueingHintFunction, QueueingStrategy, SchedulingQueue, SchedulingQueueConfig } from "./scheduling-queue";
export type { EtcdConnection, Storage, StorageGetOptions, StorageUpdateOptions, UpdateFunc } from "./storage";
export type {
  GetResult, TypedDelayingInterface, TypedInterface, TypedQueueConfig, TypedRateLimiter, TypedRateLimitingInterface,
} from "./workqueue";
// Objects of the Kubernetes API, as JSON has them: https://kubernetes.io/docs/reference/kubernetes-api/
export type * from "./kubernetes/meta";
export type * from "./kubernetes/options";
export type * from "./kubernetes/discovery";
export type * from "./kubernetes/core";
export type * from "./kubernetes/affinity";
export type * from "./kubernetes/container";
export type * from "./kubernetes/volume";
export type * from "./kubernetes/storage";
export type * from "./kubernetes/pod";
export type * from "./kubernetes/node";
export type * from "./kubernetes/service";
export type * from "./kubernetes/apps";
export type * from "./kubernetes/batch";
export type * from "./kubernetes/policy";
export type * from "./kubernetes/rbac";
export type * from "./kubernetes/authentication";
export type * from "./kubernetes/admission";
// What the API machinery does with them.
export * from "./semantics/keys";
export * from "./semantics/quantity";
export * from "./semantics/resources";
export * from "./semantics/field-errors";
export * from "./semantics/names";
export * from "./semantics/versions";
export * from "./semantics/label-selector";
export * from "./semantics/field-selector";
export * from "./semantics/node-affinity";
export * from "./semantics/tolerations";
export * from "./semantics/tombstone";
export * from "./semantics/pod-resources";
export * from "./semantics/controller-ref";
export * from "./semantics/int-or-percent";
export * from "./semantics/status-error";
export * from "./semantics/new-status-error";
export * from "./semantics/deep";
export * from "./semantics/json-patch";
export * from "./semantics/merge-patch";
export * from "./semantics/backoff";
export * from "./semantics/retry";
export * from "./semantics/cluster-events";
