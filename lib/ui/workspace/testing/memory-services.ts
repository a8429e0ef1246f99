import type { SourceFiles } from "@/lib/grader/report";
import type { Drafts, DraftStatus, Submissions } from "../types";

/** Drafts that last as long as the test. `arrive` plays another device. */
export function memoryDrafts(stored?: SourceFiles): Drafts & { readonly saved: SourceFiles[]; readonly kept: SourceFiles[]; arrive(files: SourceFiles): void; conflict(there: SourceFiles): void } {
  const listeners = new Set<(replaced?: SourceFiles) => void>();
  const saved: SourceFiles[] = [];
  const kept: SourceFiles[] = [];
  let status: DraftStatus = { state: "device" };
  const tell = (next: DraftStatus, replaced?: SourceFiles) => {
    status = next;
    for (const listener of listeners) listener(replaced);
  };
  return {
    saved,
    kept,
    load: async () => stored,
    save(files) {
      saved.push(files);
      tell({ state: "device" });
    },
    keep: async (files) => void kept.push(files),
    resolve: async (files) => {
      saved.push(files);
      tell({ state: "server" });
    },
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    arrive: (files) => tell({ state: "server" }, files),
    conflict: (there) => tell({ state: "device", conflict: { here: saved.at(-1) ?? {}, there, thereSavedAt: 0 } }),
  };
}

export function noSubmissions(): Submissions {
  return { submit: async () => ({ state: "refused", problem: "offline" }), watch: () => () => {}, latest: async () => undefined };
}
