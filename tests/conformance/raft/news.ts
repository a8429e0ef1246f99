import type { Happening, Happenings } from "./happenings";
import type { TraceMessage } from "./messages";

/**
 * Leaves out, in the order of sending and of receiving, what its receiver was told before: an append without entries at a place and with a commit
 * index that were sent before, and an acknowledgement of what was acknowledged before. The reference's heartbeat is an empty append, so that it
 * and its answer settle what in etcd takes one more such pair after the heartbeat's answer; all else is the same.
 */
export class News {
  #told = new Map<string, number>();

  of(happenings: Happenings): object {
    return Object.fromEntries([...happenings].map(([node, happening]) => [node, {
      ...happening, sent: this.#filter(happening, "sent"), received: this.#filter(happening, "received"),
    }]).filter(([, happening]) => !isEmpty(happening as Happening)).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)));
  }

  /** From here on what the other has seen counts as seen here. */
  copy(other: News): void {
    this.#told = new Map(other.#told);
  }

  #filter(happening: Happening, direction: "sent" | "received"): TraceMessage[] {
    return happening[direction].filter(({ from, to, type, term, index, commit, entries, rejectHint }) => {
      const key = [direction, from, to, type, term, type === "MsgApp" ? index : ""].join();
      const value = type === "MsgApp" ? commit : index;
      if (!(type === "MsgApp" && entries.length === 0) && !(type === "MsgAppResp" && rejectHint === undefined)) return true;
      if ((this.#told.get(key) ?? -1) >= value) return false;
      this.#told.set(key, value);
      return true;
    });
  }
}

function isEmpty({ lead, term, entries, committed, sent, received, dropped }: Happening): boolean {
  return lead === undefined && term === undefined && [entries, committed, sent, received, dropped].every((list) => list.length === 0);
}
