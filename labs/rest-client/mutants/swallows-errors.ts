// mutant-of: discovery.ts
// killed-by: discovery.groups
// mistake: It takes every error for an empty list: a server that is down seems to serve nothing.
import type { APIGroup, APIGroupList, APIResourceList, DiscoveryInterface, GroupVersionKind, RESTMapping } from "@reconcile/api";
import { RESTClient, type Config } from "./rest_client";

export class NoKindMatchError extends Error {
  constructor({ group, version, kind }: GroupVersionKind) {
    super(`no matches for kind "${kind}" in version "${groupVersionOf(group, version)}"`);
    this.name = "NoKindMatchError";
  }
}

export class DiscoveryClient implements DiscoveryInterface {
  private readonly client: RESTClient;

  constructor(config: Config) {
    this.client = new RESTClient(config, "", "");
  }

  async serverGroups(): Promise<APIGroupList> {
    const legacy = await this.optional<{ versions: string[] }>("/api");
    const named = await this.optional<APIGroupList>("/apis");
    const versions = (legacy?.versions ?? []).map((version) => ({ groupVersion: version, version }));
    const core: APIGroup[] = versions[0] === undefined ? [] : [{ name: "", versions, preferredVersion: versions[0] }];
    return { kind: "APIGroupList", apiVersion: "v1", groups: [...core, ...(named?.groups ?? [])] };
  }

  serverResourcesForGroupVersion(groupVersion: string): Promise<APIResourceList> {
    const root = groupVersion.includes("/") ? "/apis" : "/api";
    return this.client.get().absPath(root, groupVersion).do<APIResourceList>();
  }

  async restMapping(kind: GroupVersionKind): Promise<RESTMapping> {
    const { group, version } = kind;
    const { resources } = await this.serverResourcesForGroupVersion(groupVersionOf(group, version));
    // Of a sub-resource such as pods/status the kind is the object's as well.
    const found = resources.find((resource) => resource.kind === kind.kind && !resource.name.includes("/"));
    if (found === undefined) throw new NoKindMatchError(kind);
    return { resource: { group, version, resource: found.name }, groupVersionKind: kind, namespaced: found.namespaced, apiResource: found };
  }

  /** A server may have no core group, or hide a list: that is no reason to see nothing at all. */
  private async optional<T>(path: string): Promise<T | undefined> {
    try {
      return await this.client.get().absPath(path).do<T>();
    } catch {
      return undefined;
    }
  }
}

function groupVersionOf(group: string, version: string): string {
  return group === "" ? version : `${group}/${version}`;
}
