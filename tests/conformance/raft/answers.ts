import type { Progress } from "@/labs/raft-log/solution/progress";
import type { Command } from "./command";
import type { Environment } from "./environment";
import { stateName, type TraceNode } from "./node";

const questions: Readonly<Record<string, (environment: Environment, command: Command) => string[]>> = {
  "raft-log": (environment, { ids }) =>
    environment.node(ids[0] ?? "").server.log.slice(1).map(({ term, index, command }) => `${term}/${index} EntryNormal ${JSON.stringify(command ?? "")}`),
  "raft-state": (environment) => [...environment.nodes.values()].map(({ server }) =>
    `${server.name}: ${stateName(server)} (Voter) Term:${server.hardState.currentTerm} Lead:${server.leaderId ?? 0}`),
  status: (environment, { ids }) => {
    const node = environment.node(ids[0] ?? "");
    return [...node.server.progress].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, progress]) => `${name}: ${describe(node, name, progress)}`);
  },
};

/** Whether a command changes nothing and only asks. */
export function isQuestion({ name }: Command): boolean {
  return Object.hasOwn(questions, name);
}

/** The answer, line by line, in upstream's words. */
export function ask(environment: Environment, command: Command): string[] {
  command.allow();
  return questions[command.name]?.(environment, command) ?? [];
}

/** As tracker.Progress prints itself. A leader counts itself as replicating, as far as it has stored its log. */
function describe({ server, storedIndex }: TraceNode, name: string, progress: Progress): string {
  if (name === server.name) return `StateReplicate match=${storedIndex} next=${storedIndex + 1}`;
  const { state, matchIndex, nextIndex, isPaused, pendingSnapshot, inflightCount, isFull } = progress;
  const word = { probe: "StateProbe", replicate: "StateReplicate", snapshot: "StateSnapshot" }[state];
  return [
    `${word} match=${matchIndex} next=${nextIndex}`, isPaused ? " paused" : "", pendingSnapshot > 0 ? ` pendingSnap=${pendingSnapshot}` : "",
    inflightCount > 0 ? ` inflight=${inflightCount}${isFull ? "[full]" : ""}` : "",
  ].join("");
}
