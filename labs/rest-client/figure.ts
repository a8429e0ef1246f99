import { ManualClock } from "@/lib/sim/manual-clock";
import type { HttpResponse, RESTRequest } from "@reconcile/api";
import { RESTClient } from "./solution/rest_client";

/** What the figure's reader chooses. `namespace` and `name` are empty if none is given. */
export interface FigureRequest {
  readonly verb: "GET" | "POST" | "PUT" | "DELETE";
  readonly resource: "pods" | "deployments" | "nodes";
  readonly namespace: "default" | "" | undefined;
  readonly name: "web" | "";
  readonly subResource: "status" | "scale" | "";
  readonly labelSelector: "app=web" | "";
}

/** A piece of an address, and what it says. */
export interface AddressPart {
  readonly part: "group" | "namespace" | "resource" | "name" | "subResource" | "query";
  readonly text: string;
}

/** How the server, or the network, behaves: what the n-th request gets. */
export type Behaviour = "fine" | "busy" | "starting" | "unavailable" | "reset" | "conflict" | "proxy";

export interface FigureAttempt {
  /** Virtual time in ms at which it was sent. */
  readonly at: number;
  /** Status code, or 0 if no answer came. */
  readonly status: number;
  /** Seconds that the server asked to wait, if it did. */
  readonly retryAfter?: number;
}

export interface FigureOutcome {
  readonly address: readonly AddressPart[];
  readonly attempts: readonly FigureAttempt[];
  /** The reason of a StatusError, the text of any other error; absent if all went well. */
  readonly error?: string;
}

const group = (resource: FigureRequest["resource"]) => (resource === "deployments" ? "apps" : "");

const status = (code: number, reason: string): HttpResponse => ({
  status: code, headers: { "content-type": "application/json" }, body: JSON.stringify({ kind: "Status", status: "Failure", code, reason, message: reason }),
});
const asksToWait = (code: number, seconds: number): HttpResponse => ({ status: code, headers: { "retry-after": String(seconds) }, body: "" });
const fine: HttpResponse = { status: 200, headers: { "content-type": "application/json" }, body: "{}" };

const behaviours: Readonly<Record<Behaviour, readonly (HttpResponse | "reset")[]>> = {
  fine: [fine],
  busy: [asksToWait(429, 2), fine],
  starting: [asksToWait(503, 1), asksToWait(503, 1), fine],
  unavailable: [{ status: 503, headers: {}, body: "" }],
  reset: ["reset", fine],
  conflict: [status(409, "Conflict")],
  proxy: [{ status: 502, headers: { "content-type": "text/html" }, body: "bad gateway" }],
};

/**
 * Sends the request with the lab's reference, and tells what became of it.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function sendFigure(request: FigureRequest, behaviour: Behaviour, settled: () => Promise<void>): Promise<FigureOutcome> {
  const clock = new ManualClock();
  const attempts: FigureAttempt[] = [];
  const client = new RESTClient({
    clock,
    roundTripper: async () => {
      const answer = behaviours[behaviour][attempts.length] ?? fine;
      if (answer === "reset") {
        attempts.push({ at: clock.now(), status: 0 });
        throw new Error("connection reset by peer");
      }
      const wait = answer.headers["retry-after"];
      attempts.push({ at: clock.now(), status: answer.status, ...(wait === undefined ? {} : { retryAfter: Number(wait) }) });
      return answer;
    },
  }, group(request.resource), "v1");

  let error: string | undefined;
  let over = false;
  void build(client, request, "query").do().catch((thrown: unknown) => { error = told(thrown); }).finally(() => { over = true; });
  await settled();
  while (!over && clock.next() < Infinity) {
    clock.advanceTo(clock.next());
    await settled();
  }
  return { address: addressOf(client, request), attempts, ...(error === undefined ? {} : { error }) };
}

function told(thrown: unknown): string {
  const reason = (thrown as { status?: { reason?: string } }).status?.reason;
  return reason ?? (thrown instanceof Error ? thrown.message : String(thrown));
}

const order: readonly AddressPart["part"][] = ["group", "namespace", "resource", "name", "subResource", "query"];

/** The address, cut where one part ends and the next begins: the request is built up part by part, and what each adds is seen. */
function addressOf(client: RESTClient, request: FigureRequest): AddressPart[] {
  let before = "";
  return order.flatMap((part) => {
    const url = build(client, request, part).url();
    const text = url.slice(before.length);
    before = url;
    return text === "" ? [] : [{ part, text }];
  });
}

/** The request with all its parts up to `last`. */
function build(client: RESTClient, { verb, resource, namespace, name, subResource, labelSelector }: FigureRequest, last: AddressPart["part"]): RESTRequest {
  const wanted = (part: AddressPart["part"]) => order.indexOf(part) <= order.indexOf(last);
  const make = { GET: () => client.get(), POST: () => client.post(), PUT: () => client.put(), DELETE: () => client.delete() };
  const request = make[verb]();
  if (wanted("namespace") && namespace !== undefined && resource !== "nodes") request.namespace(namespace);
  if (wanted("resource")) request.resource(resource);
  if (wanted("name") && name !== "") request.name(name);
  if (wanted("subResource") && subResource !== "") request.subResource(subResource);
  if (wanted("query") && labelSelector !== "") request.versionedParams({ labelSelector });
  return request;
}
