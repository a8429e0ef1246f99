import type { TraceKind } from "@/lib/sim";

/** Kinds of events that belong together: one shape and one colour each, and one entry of the filter. */
export const families = {
  wrong: ["violation", "error"],
  message: ["send", "deliver", "drop", "duplicate"],
  life: ["start", "crash", "restart", "pause", "resume"],
  fault: ["fault", "heal"],
  state: ["state"],
  said: ["log", "note"],
  time: ["timer", "sync"],
} as const satisfies Record<string, readonly TraceKind[]>;

export type Family = keyof typeof families;
export const familyNames = Object.keys(families) as Family[];

export const kinds = Object.values(families).flat() as readonly TraceKind[];
const codes = new Map<string, number>(kinds.map((kind, code) => [kind, code]));
const familyOfKind = new Map<TraceKind, Family>(familyNames.flatMap((family) => families[family].map((kind) => [kind, family] as const)));

/** The place of a kind in `kinds`. A report may hold kinds that this version does not know: they count as notes. */
export function codeOf(kind: string): number {
  return codes.get(kind) ?? (codes.get("note") as number);
}

export function familyOf(kind: TraceKind): Family {
  return familyOfKind.get(kind) ?? "said";
}

/** What is worth seeing from afar: drawn one by one, however far the picture is zoomed out. */
const landmarks: ReadonlySet<string> = new Set(["crash", "restart", "violation", "error"]);

export function isLandmark(kind: string): boolean {
  return landmarks.has(kind);
}
