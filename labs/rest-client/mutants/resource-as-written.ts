// mutant-of: request.ts
// killed-by: url.lower-case
// mistake: It leaves the resource as it was written, and the server knows no /Pods.
import type { HttpRequest, RESTRequest, Watch } from "@reconcile/api";
import type { RESTClient } from "./rest_client";
import { resultOf } from "./result";
import { sendWithRetry } from "./retry";
import { StreamWatcher } from "./stream_watcher";

export class Request implements RESTRequest {
  private readonly client: RESTClient;
  private readonly verb: string;
  private readonly headers: Record<string, string> = { accept: "application/json, */*" };
  private payload: string | undefined;
  private retries = 10;
  private error: Error | undefined;

  private prefix: string[];
  private ns: string | undefined;
  private res: string | undefined;
  private objectName: string | undefined;
  private sub: string[] | undefined;
  private readonly rest: string[] = [];
  private readonly params: [string, string][] = [];

  constructor(client: RESTClient, verb: string) {
    this.client = client;
    this.verb = verb;
    this.prefix = client.group === "" ? ["api", client.version] : ["apis", client.group, client.version];
  }

  private fail(message: string): this {
    this.error ??= new Error(message);
    return this;
  }

  private check(what: string, now: string | undefined, next: string, kind = what): boolean {
    if (now !== undefined) this.fail(`${what} already set to "${now}", cannot change to "${next}"`);
    else {
      const why = problem(next);
      if (why === undefined) return true;
      this.fail(`invalid ${kind} "${next}": [${why}]`);
    }
    return false;
  }

  namespace(namespace: string): this {
    if (this.check("namespace", this.ns, namespace)) this.ns = namespace;
    return this;
  }

  resource(resource: string): this {
    if (this.check("resource", this.res, resource)) this.res = resource;
    return this;
  }

  name(name: string): this {
    if (name === "") return this.fail("resource name may not be empty");
    if (this.check("resource name", this.objectName, name)) this.objectName = name;
    return this;
  }

  subResource(...segments: string[]): this {
    if (segments.length === 0) return this;
    if (this.sub !== undefined) return this.fail(`subresource already set to "${this.sub.join("/")}", cannot change to "${segments.join("/")}"`);
    for (const segment of segments) if (!this.check("subresource", undefined, segment)) return this;
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
      for (const item of Array.isArray(value) ? value as unknown[] : [value]) if (item) this.param(name, String(item));
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
    const parts = [...this.prefix, ...(this.ns ? ["namespaces", this.ns] : []), this.res ?? "", this.objectName ?? "", ...(this.sub ?? []), ...this.rest];
    const path = "/" + parts.flatMap((part) => part.split("/")).filter(Boolean).join("/");
    const query = [...this.params].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([n, v]) => `${queryEscape(n)}=${queryEscape(v)}`).join("&");
    return query === "" ? path : `${path}?${query}`;
  }

  async do<T>(): Promise<T> {
    if (this.error) throw this.error;
    if (this.ns === "") {
      if (this.verb === "POST") throw new Error("an empty namespace may not be set during creation");
      if (this.objectName !== undefined && ["GET", "PUT", "DELETE"].includes(this.verb)) {
        throw new Error("an empty namespace may not be set when a resource name is provided");
      }
    }
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

  private about() {
    return { verb: this.verb, group: this.client.group, resource: this.res ?? "", name: this.objectName ?? "" };
  }

  private http(): HttpRequest {
    const request = { method: this.verb, url: this.url(), headers: { ...this.headers } };
    return this.payload === undefined ? request : { ...request, body: this.payload };
  }
}

function problem(segment: string): string | undefined {
  if (segment === "." || segment === "..") return `may not be '${segment}'`;
  const bad = ["/", "%"].filter((c) => segment.includes(c));
  return bad.length > 0 ? bad.map((c) => `may not contain '${c}'`).join(" ") : undefined;
}

function queryEscape(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}
