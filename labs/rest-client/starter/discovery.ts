import { isForbidden, isNotFound } from "@reconcile/api";
import type { APIGroupList, APIResourceList, DiscoveryInterface, GroupVersionKind, RESTMapping } from "@reconcile/api";
import { RESTClient, type Config } from "./rest_client";

/** No resource of the server is of that kind. */
export class NoKindMatchError extends Error {
  constructor({ group, version, kind }: GroupVersionKind) {
    super(`no matches for kind "${kind}" in version "${groupVersionOf(group, version)}"`);
    this.name = "NoKindMatchError";
  }
}

/** Stage 4. What a server serves. `client.get().absPath(…)` asks for any path. */
export class DiscoveryClient implements DiscoveryInterface {
  private readonly client: RESTClient;

  constructor(config: Config) {
    this.client = new RESTClient(config, "", "");
  }

  async serverGroups(): Promise<APIGroupList> {
    throw new Error("not written yet: DiscoveryClient.serverGroups");
  }

  async serverResourcesForGroupVersion(groupVersion: string): Promise<APIResourceList> {
    throw new Error("not written yet: DiscoveryClient.serverResourcesForGroupVersion");
  }

  async restMapping(kind: GroupVersionKind): Promise<RESTMapping> {
    throw new Error("not written yet: DiscoveryClient.restMapping");
  }
}

function groupVersionOf(group: string, version: string): string {
  return group === "" ? version : `${group}/${version}`;
}
