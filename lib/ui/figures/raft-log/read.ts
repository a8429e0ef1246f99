import type { Locale } from "@/lib/i18n/locales";
import type { Json } from "@/lib/sim";
import { messageWord as electionWord } from "../raft-election/read";
import { objectOf } from "../raft-election/state";
import { strings } from "./strings";

/** A word on the arrow of a message: what it brings, or what an answer says. Empty for what is none of Raft's. */
export function messageWord(message: Json, locale: Locale): string {
  const fields = objectOf(message) ?? {};
  const words = strings[locale];
  const number = (name: string): number | undefined => (typeof fields[name] === "number" ? fields[name] : undefined);
  switch (fields["type"]) {
    case "AppendEntries": {
      const count = Array.isArray(fields["entries"]) ? fields["entries"].length : 0;
      return words.append(number("prevLogIndex") ?? 0, count);
    }
    case "AppendEntriesResponse": {
      if (fields["success"] === true) return words.has(number("matchIndex") ?? 0);
      const rejected = number("prevLogIndex");
      return rejected === undefined ? words.refused : words.lacks(rejected, number("conflictIndex"));
    }
    case "InstallSnapshot": return words.snapshot(number("lastIncludedIndex") ?? 0);
    case "InstallSnapshotResponse": return words.has(number("matchIndex") ?? 0);
    case "ClientRequest": {
      const { op, key, value } = objectOf(fields["operation"]) ?? {};
      return words.request(op === "get" ? `${String(key)}?` : `${String(key)}${op === "put" ? "=" : "+="}${String(value)}`);
    }
    case "ClientResponse": return fields["ok"] === true ? words.done : words.notLeader;
    default: return electionWord(message, locale);
  }
}
