import type { HttpRequest, Json } from "@reconcile/api";

/** What goes over the simulated network for one exchange. `id` is the client's number for it; numbers of chunks begin with 0. */
export type Frame =
  | { readonly http: "request"; readonly id: number; readonly request: HttpRequest }
  /** `body` is absent for a stream, whose chunks follow. */
  | { readonly http: "response"; readonly id: number; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly http: "chunk"; readonly id: number; readonly seq: number; readonly text: string }
  /** The stream ended after `seq` chunks. */
  | { readonly http: "end"; readonly id: number; readonly seq: number }
  | { readonly http: "cancel"; readonly id: number }
  | { readonly http: "ping"; readonly id: number }
  /** `seq` chunks have been sent by now. */
  | { readonly http: "pong"; readonly id: number; readonly seq: number }
  /** The server knows no such exchange, or its stream broke: what TCP says by a reset. */
  | { readonly http: "reset"; readonly id: number };

/** What a client gets to hear; the rest is for a server. Two processes may be both to each other. */
const forClients: ReadonlySet<Frame["http"]> = new Set(["response", "chunk", "end", "pong", "reset"]);

/** The frame that a message is, if it is one for that side. */
export function frameFor(side: "client" | "server", message: Json): Frame | undefined {
  if (typeof message !== "object" || message === null || !("http" in message)) return undefined;
  const frame = message as unknown as Frame;
  return forClients.has(frame.http) === (side === "client") ? frame : undefined;
}

/** Frames are JSON; the types of the network do not know that of an interface. */
export const asJson = (frame: Frame): Json => frame as unknown as Json;
