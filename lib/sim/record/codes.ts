import type { TraceKind } from "../trace";

/** Kinds by their code in the recorder. The digest is made of codes: a new kind goes at the end. */
export const kinds: readonly TraceKind[] = [
  "start", "crash", "restart", "pause", "resume",
  "send", "deliver", "drop", "duplicate",
  "timer", "sync", "fault", "heal",
  "log", "state", "note", "violation", "error",
];

export const Code = {
  start: 0, crash: 1, restart: 2, pause: 3, resume: 4,
  send: 5, deliver: 6, drop: 7, duplicate: 8,
  timer: 9, sync: 10, fault: 11, heal: 12,
  log: 13, state: 14, note: 15, violation: 16, error: 17,
} as const satisfies Record<TraceKind, number>;
