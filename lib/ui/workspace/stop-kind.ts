import type { Stop } from "@/lib/grader/report";

/** Families of reasons why a run ended early; each has its own mark, word and colour, so that nobody mistakes ours for theirs. */
export type StopKind = "compile" | "run" | "time" | "limit" | "ours" | "stopped";

const kinds: Record<Stop["code"], StopKind> = {
  "compile-error": "compile",
  "load-error": "run",
  "too-slow": "time",
  timeout: "time",
  "out-of-memory": "limit",
  "too-much-output": "limit",
  tampered: "run",
  cancelled: "stopped",
  infrastructure: "ours",
};

export function stopKind(code: Stop["code"]): StopKind {
  return kinds[code];
}
