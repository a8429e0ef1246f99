// meta/v1: which groups, versions and resources an API server has.
import type { TypeMeta } from "./meta";

export interface APIResource {
  /** Plural: `pods`; of a sub-resource `pods/status`. */
  name: string;
  singularName: string;
  namespaced: boolean;
  group?: string;
  version?: string;
  kind: string;
  verbs: string[];
  shortNames?: string[];
  categories?: string[];
}

/** All resources of one version of a group. */
export interface APIResourceList extends TypeMeta {
  groupVersion: string;
  resources: APIResource[];
}

export interface GroupVersionForDiscovery {
  groupVersion: string;
  version: string;
}

export interface APIGroup extends TypeMeta {
  name: string;
  versions: GroupVersionForDiscovery[];
  preferredVersion?: GroupVersionForDiscovery;
}

export interface APIGroupList extends TypeMeta {
  groups: APIGroup[];
}
