import type { HttpRequest, RESTRequest, Watch } from "@reconcile/api";
import type { RESTClient } from "./rest_client";
import { resultOf } from "./result";
import { sendWithRetry } from "./retry";
import { StreamWatcher } from "./stream_watcher";

/**
 * Stage 1. A request that is being put together. Every method but the last three returns
 * the request itself. Hover over RESTRequest's methods to read what they promise.
 */
export class Request implements RESTRequest {
  private readonly client: RESTClient;
  private readonly verb: string;
  /** Names in lower case. */
  private readonly headers: Record<string, string> = { accept: "application/json, */*" };
  private payload: string | undefined;
  private retries = 10;
  /** The first mistake that was made in putting the request together. */
  private error: Error | undefined;

  constructor(client: RESTClient, verb: string) {
    this.client = client;
    this.verb = verb;
  }

  namespace(namespace: string): this {
    throw new Error("not written yet: Request.namespace");
  }

  resource(resource: string): this {
    throw new Error("not written yet: Request.resource");
  }

  name(name: string): this {
    throw new Error("not written yet: Request.name");
  }

  subResource(...segments: string[]): this {
    throw new Error("not written yet: Request.subResource");
  }

  suffix(...segments: string[]): this {
    throw new Error("not written yet: Request.suffix");
  }

  absPath(...segments: string[]): this {
    throw new Error("not written yet: Request.absPath");
  }

  param(name: string, value: string): this {
    throw new Error("not written yet: Request.param");
  }

  versionedParams(options: object): this {
    throw new Error("not written yet: Request.versionedParams");
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
    throw new Error("not written yet: Request.url");
  }

  /** Stage 2 uses this; what can be wrong with a request is for you to check. */
  async do<T>(): Promise<T> {
    // Throw this.error, or what the preflight check finds, before anything is sent.
    await this.client.rateLimiter?.wait();
    const response = await sendWithRetry(this.client, this.http(), this.retries);
    return await resultOf<T>(response, this.about());
  }

  /** Stage 3: a watch does not wait for the rate limiter. */
  async watch<T>(): Promise<Watch<T>> {
    if (this.error) throw this.error;
    const response = await sendWithRetry(this.client, this.http(), this.retries);
    if (response.status === 200 && typeof response.body !== "string") return new StreamWatcher<T>(response.body);
    await resultOf(response, this.about());
    throw new Error(`for request ${this.url()}, got status: ${response.status}`);
  }

  /** What the request is about, for errors that the server does not explain. */
  private about() {
    return { verb: this.verb, group: this.client.group, resource: "", name: "" };
  }

  private http(): HttpRequest {
    const request = { method: this.verb, url: this.url(), headers: { ...this.headers } };
    return this.payload === undefined ? request : { ...request, body: this.payload };
  }
}

/**
 * Escapes a name or value of a query as Go's url.QueryEscape does: everything but letters,
 * digits and `-_.~`, and a space becomes a plus.
 */
function queryEscape(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}
