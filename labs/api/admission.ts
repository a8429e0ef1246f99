// The last word before an object is stored: k8s.io/apiserver/pkg/admission as interfaces.
import type { AdmissionOperation } from "./kubernetes/admission";
import type { UserInfo } from "./kubernetes/authentication";
import type { GroupVersionKind, GroupVersionResource, KubernetesObject } from "./kubernetes/meta";

/** What is about to happen. Mutating plugins change `object` in place, or replace it. */
export interface AdmissionAttributes {
  readonly operation: AdmissionOperation;
  readonly kind: GroupVersionKind;
  readonly resource: GroupVersionResource;
  /** `""` if it is about the object itself. */
  readonly subresource: string;
  readonly namespace: string;
  /** `""` for a create whose name is yet to be generated. */
  readonly name: string;
  /** As it is to be stored; undefined for a deletion. */
  object: KubernetesObject | undefined;
  /** As it is stored; undefined for a create. */
  readonly oldObject: KubernetesObject | undefined;
  readonly userInfo: UserInfo;
  /** Everything is checked, nothing is stored; nobody may do anything outside of the request. */
  readonly dryRun: boolean;
  /** Texts for the user, whatever the outcome. */
  readonly warnings: string[];
  /** Of the mutating phase: the chain puts it here for its plugins. */
  reinvocation?: ReinvocationContext;
}

/** Whether a second round of mutation is wanted (admission.ReinvocationContext). There is never a third. */
export interface ReinvocationContext {
  /** This is the second round. */
  isReinvoke: boolean;
  /** A plugin sets it that wants one. */
  shouldReinvoke: boolean;
  /** What plugins keep from the first round for the second, by the plugin's name. */
  readonly values: Map<string, unknown>;
}

/** One plugin. It has `admit`, `validate`, or both. Either rejects with a `StatusError` to refuse the request. */
export interface AdmissionPlugin extends Partial<MutationInterface>, Partial<ValidationInterface> {
  readonly name: string;
  /** Whether it is to be asked at all. */
  handles(operation: AdmissionOperation): boolean;
}

export interface MutationInterface {
  admit(attributes: AdmissionAttributes): Promise<void>;
}

/** Must not change the object. */
export interface ValidationInterface {
  validate(attributes: Readonly<AdmissionAttributes>): Promise<void>;
}
