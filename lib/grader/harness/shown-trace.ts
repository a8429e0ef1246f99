import type { Trace } from "@/lib/sim";

/** Most events that a failed test's trace shows. */
const shownEvents = 4_000;
/** What a report may say of processes (read-events.ts): student code sends to whatever names it likes. */
const [mostProcesses, longestName] = [10_000, 1_000];

/**
 * As much of the end of a trace as there is room for: events say what the student's code makes them say, and a report that is too long says nothing at all.
 * @param room characters of JSON
 * @returns undefined if not even the names of its processes can be told
 */
export function shownTrace(trace: Trace, room: number): Trace | undefined {
  const { processes, events } = trace;
  if (processes.length > mostProcesses || processes.some((name) => name.length > longestName)) return undefined;
  let left = room - JSON.stringify({ ...trace, events: [] }).length;
  if (left < 0) return undefined;
  let from = events.length;
  for (; from > 0 && events.length - from < shownEvents; from--) {
    left -= JSON.stringify(events[from - 1]).length + 1;
    if (left < 0) break;
  }
  return from > 0 ? { ...trace, events: events.slice(from), truncated: true } : trace;
}
