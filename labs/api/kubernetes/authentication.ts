// authentication.k8s.io/v1 and authorization.k8s.io/v1: who is asking, and may they?
import type { ObjectMeta, TypeMeta } from "./meta";

/** Who a request comes from. */
export interface UserInfo {
  username?: string;
  uid?: string;
  groups?: string[];
  extra?: { [key: string]: string[] };
}

/** Asks whose token it is. */
export interface TokenReview extends TypeMeta {
  metadata?: ObjectMeta;
  spec: TokenReviewSpec;
  status?: TokenReviewStatus;
}

export interface TokenReviewSpec {
  token?: string;
  audiences?: string[];
}

export interface TokenReviewStatus {
  authenticated?: boolean;
  user?: UserInfo;
  audiences?: string[];
  error?: string;
}

/** Asks whether somebody may do something. */
export interface SubjectAccessReview extends TypeMeta {
  metadata?: ObjectMeta;
  spec: SubjectAccessReviewSpec;
  status?: SubjectAccessReviewStatus;
}

/** One of `resourceAttributes` and `nonResourceAttributes`. */
export interface SubjectAccessReviewSpec {
  user?: string;
  groups?: string[];
  uid?: string;
  extra?: { [key: string]: string[] };
  resourceAttributes?: ResourceAttributes;
  nonResourceAttributes?: NonResourceAttributes;
}

export interface ResourceAttributes {
  namespace?: string;
  verb?: string;
  group?: string;
  version?: string;
  resource?: string;
  subresource?: string;
  name?: string;
}

export interface NonResourceAttributes {
  path?: string;
  verb?: string;
}

export interface SubjectAccessReviewStatus {
  allowed: boolean;
  /** True ends the asking; false with `allowed: false` is "no opinion". */
  denied?: boolean;
  reason?: string;
  evaluationError?: string;
}
