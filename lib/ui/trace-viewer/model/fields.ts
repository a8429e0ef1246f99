import type { Fault, Json } from "@/lib/sim";

/** Reading details of events: a report's trace is what a student's run said, so every field may be missing or of another type. */
export function field(detail: Json, name: string): Json | undefined {
  return typeof detail === "object" && detail !== null && !Array.isArray(detail) ? (detail as { readonly [key: string]: Json | undefined })[name] : undefined;
}

export function textField(detail: Json, name: string): string {
  const value = field(detail, name);
  return typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
}

const faultKinds: ReadonlySet<string> = new Set(["crash", "pause", "partition", "network", "clock"]);

function isNames(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

/** The detail of a `fault` or `heal` event; undefined if it is none. */
export function faultOf(detail: Json): Fault | undefined {
  const kind = field(detail, "kind");
  if (typeof kind !== "string" || !faultKinds.has(kind) || typeof field(detail, "at") !== "number" || typeof field(detail, "for") !== "number") return undefined;
  const wellFormed = kind === "partition" ? isNames(field(detail, "from")) && isNames(field(detail, "to"))
    : kind === "network" || typeof field(detail, "process") === "string";
  return wellFormed ? detail as unknown as Fault : undefined;
}

/** Processes that a fault concerns; none named means all. */
export function processesOf(fault: Fault): readonly string[] {
  if (fault.kind === "partition") return [...fault.from, ...fault.to];
  if (fault.kind === "network") return [fault.from, fault.to].filter((name) => name !== undefined);
  return [fault.process];
}
