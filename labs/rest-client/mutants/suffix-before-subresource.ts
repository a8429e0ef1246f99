// mutant-of: request.ts
// killed-by: url.subresource
// mistake: It puts the suffix before the sub-resource: a proxy is asked for something else.
import type { HttpRequest, RESTRequest, Watch } from "@reconcile/api";
import type { RESTClient } from "./rest_client";
import { resultOf } from "./result";
import { sendWithRetry } from "./retry";
import { StreamWatcher } from "./stream_watcher";

export class Request implements RESTRequest {
  private readonly client: RESTClient;
  private readonly verb: string;
  private readonly headers: Record<string, string> = { accept: "application/json, */*" };
  private readonly params: [name: string, value: string][] = [];
  private prefix: string[];
  private ns: string | undefined;
  private res = "";
  private resourceName = "";
  private sub: string[] = [];
  private rest: string[] = [];
  private payload: string | undefined;
  private retries = 10;
  private error: Error | undefined;

  constructor(client: RESTClient, verb: string) {
    this.client = client;
    this.verb = verb;
    this.prefix = client.group === "" ? ["api", client.version] : ["apis", client.group, client.version];
  }

  namespace(namespace: string): this {
    if (this.ns !== undefined) return this.fail(`namespace already set to "${this.ns}", cannot change to "${namespace}"`);
    return this.checked("namespace", namespace, () => { this.ns = namespace; });
  }

  resource(resource: string): this {
    if (this.res !== "") return this.fail(`resource already set to "${this.res}", cannot change to "${resource}"`);
    return this.checked("resource", resource, () => { this.res = resource; });
  }

  name(name: string): this {
    if (name === "") return this.fail("resource name may not be empty");
    if (this.resourceName !== "") return this.fail(`resource name already set to "${this.resourceName}", cannot change to "${name}"`);
    return this.checked("resource name", name, () => { this.resourceName = name; });
  }

  subResource(...segments: string[]): this {
    if (this.sub.length > 0) return this.fail(`subresource already set to "${this.sub.join("/")}", cannot change to "${segments.join("/")}"`);
    for (const segment of segments) this.checked("subresource", segment, () => {});
    this.sub = segments;
    return this;
  }

  suffix(...segments: string[]): this {
    this.rest.push(...segments);
    return this;
  }

  absPath(...segments: string[]): this {
    this.prefix = segments;
    return this;
  }

  param(name: string, value: string): this {
    this.params.push([name, value]);
    return this;
  }

  versionedParams(options: object): this {
    for (const [name, value] of Object.entries(options) as [string, unknown][]) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== "" && one !== false && one !== 0) this.param(name, String(one));
      }
    }
    return this;
  }

  setHeader(name: string, value: string): this {
    this.headers[name.toLowerCase()] = value;
    return this;
  }

  body(object: unknown): this {
    this.payload = JSON.stringify(object);
    this.headers["content-type"] ??= "application/json";
    return this;
  }

  maxRetries(count: number): this {
    this.retries = Math.max(0, count);
    return this;
  }

  url(): string {
    const namespace = this.ns ? ["namespaces", this.ns] : [];
    const segments = [...this.prefix, ...namespace, this.res.toLowerCase(), this.resourceName, ...this.rest, ...this.sub];
    const path = `/${segments.flatMap((segment) => segment.split("/")).filter((segment) => segment !== "").join("/")}`;
    const query = [...this.params]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, value]) => `${queryEscape(name)}=${queryEscape(value)}`)
      .join("&");
    return query === "" ? path : `${path}?${query}`;
  }

  async do<T>(): Promise<T> {
    this.check();
    await this.client.rateLimiter?.wait();
    const response = await sendWithRetry(this.client, this.http(), this.retries);
    return await resultOf<T>(response, this.about());
  }

  async watch<T>(): Promise<Watch<T>> {
    if (this.error) throw this.error;
    const response = await sendWithRetry(this.client, this.http(), this.retries);
    if (response.status === 200 && typeof response.body !== "string") return new StreamWatcher<T>(response.body);
    await resultOf(response, this.about());
    throw new Error(`for request ${this.url()}, got status: ${response.status}`);
  }

  /** What the request is about, for errors that the server does not explain. */
  private about() {
    return { verb: this.verb, group: this.client.group, resource: this.res, name: this.resourceName };
  }

  /** Throws what is wrong with the request, before anything is sent. */
  private check(): void {
    if (this.error) throw this.error;
    if (this.ns !== "") return;
    if (this.verb === "POST") throw new Error("an empty namespace may not be set during creation");
    if (["GET", "PUT", "DELETE"].includes(this.verb) && this.resourceName !== "") {
      throw new Error("an empty namespace may not be set when a resource name is provided");
    }
  }

  private http(): HttpRequest {
    const request = { method: this.verb, url: this.url(), headers: { ...this.headers } };
    return this.payload === undefined ? request : { ...request, body: this.payload };
  }

  private fail(message: string): this {
    this.error ??= new Error(message);
    return this;
  }

  /** A value that becomes one segment of the path must not be able to leave its place. */
  private checked(what: string, value: string, set: () => void): this {
    if (value === "." || value === "..") return this.fail(`invalid ${what} "${value}": [may not be '${value}']`);
    const bad = ["/", "%"].find((character) => value.includes(character));
    if (bad !== undefined) return this.fail(`invalid ${what} "${value}": [may not contain '${bad}']`);
    if (!this.error) set();
    return this;
  }
}

/** Go's url.QueryEscape: everything but letters, digits and `-_.~` is escaped, and a space is a plus. */
function queryEscape(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}
