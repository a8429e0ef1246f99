import { readEntry, readMessage, type TraceMessage } from "./messages";

/** What the lines below a heading are about. */
type Section = "Entries" | "CommittedEntries" | "Messages" | "receiving";

/** What one step did to one node. etcd reports it in portions (Ready); a step's portions are put together. */
export interface Happening {
  lead?: string;
  state?: string;
  term?: number;
  vote?: string;
  commit?: number;
  readonly entries: string[];
  readonly committed: string[];
  readonly sent: TraceMessage[];
  readonly received: TraceMessage[];
  readonly dropped: TraceMessage[];
}

export type Happenings = Map<string, Happening>;

export function at(happenings: Happenings, node: string): Happening {
  let happening = happenings.get(node);
  if (happening === undefined) happenings.set(node, happening = { entries: [], committed: [], sent: [], received: [], dropped: [] });
  return happening;
}

/**
 * Reads what upstream printed for a step. Log lines (`INFO …`) are words about what the other lines say and are passed over.
 * @param node the node that the step was about, where the output does not say
 */
export function readHappenings(lines: readonly string[], node: string | undefined): Happenings {
  const happenings: Happenings = new Map();
  let current = node;
  let section: Section = "receiving";
  for (let i = 0; i < lines.length;) {
    const line = (lines[i] as string).trim();
    const heading = /^> ([0-9a-f]+) (handling Ready|receiving messages)$/.exec(line);
    const message = readMessage(lines, i) ?? (line.startsWith("dropped: ") ? readMessage([line.slice(9), ...lines.slice(i + 1)], 0) : undefined);
    if (heading !== null) {
      current = heading[1];
      section = "receiving";
    } else if (message !== undefined) {
      const { from, to } = message.message;
      if (line.startsWith("dropped: ")) {
        at(happenings, to).dropped.push(message.message);
        i += message.next - 1;
      } else {
        if (section === "Messages") at(happenings, from).sent.push(message.message);
        else at(happenings, to).received.push(message.message);
        i = message.next - 1;
      }
    } else if (/^(Entries|CommittedEntries|Messages):$/.test(line)) section = line.slice(0, -1) as Section;
    else if (/^\d+\/\d+ Entry/.test(line) && current !== undefined && (section === "Entries" || section === "CommittedEntries")) {
      at(happenings, current)[section === "Entries" ? "entries" : "committed"].push(readEntry(line));
    } else if (!readState(line, current === undefined ? undefined : at(happenings, current)) && !/^(ok|no messages|(INFO|DEBUG|WARN|ERROR) .*)$/.test(line)) {
      throw new Error(`the adapter cannot read ${JSON.stringify(line)}`);
    }
    i += 1;
  }
  return happenings;
}

/** A line of a Ready about the node's state. Of a snapshot that it installs, the received message tells. */
function readState(line: string, happening: Happening | undefined): boolean {
  if (/^(Ready MustSync=|<empty Ready>|Snapshot Index:)/.test(line)) return true;
  const soft = /^Lead:(\S+) State:(\S+)$/.exec(line);
  const hard = /^HardState Term:(\d+)(?: Vote:(\S+))? Commit:(\d+)$/.exec(line);
  if (happening === undefined || (soft === null && hard === null)) return false;
  if (soft !== null) Object.assign(happening, { lead: soft[1], state: soft[2] });
  if (hard !== null) Object.assign(happening, { term: Number(hard[1]), vote: hard[2] ?? "0", commit: Number(hard[3]) });
  return true;
}
