import type { SourceFiles } from "@/lib/grader/report";
import type { DraftStatus } from "@/lib/grader/work";

/**
 * Where the text of a lab stands. Edits are numbered; a place has the text when its number has caught up:
 *
 *   edited ──▶ unsaved ──device──▶ on this device ──server──▶ on the server
 *                 │                      │   ▲
 *             failed (device)        offline │ (sent again later)
 *                                        │
 *                                    conflict ──resolved──▶ unsaved
 *
 * Pure: what is done about it (writing, sending, telling) is the driver's, in drafts.ts.
 */
export interface DraftState {
  /** Whether the server is one of the places. */
  readonly account: boolean;
  readonly files?: SourceFiles;
  /** Number of the newest edit, and of the newest that each place has. */
  readonly edit: number;
  readonly device: number;
  readonly server: number;
  /** Server revision that the text builds on; 0: none. */
  readonly base: number;
  /** When the newest text reached the place it is in. */
  readonly savedAt?: number;
  readonly deviceFailed: boolean;
  readonly offline: boolean;
  /** The edit that the server would not take (too large …); it is not sent again. */
  readonly refused?: number;
  readonly conflict?: { readonly there: SourceFiles; readonly thereSavedAt: number; readonly revision: number };
}

export type DraftEvent =
  | { readonly type: "edited"; readonly files: SourceFiles }
  | { readonly type: "device-written"; readonly edit: number; readonly at: number }
  | { readonly type: "device-failed" }
  | { readonly type: "server-saved"; readonly edit: number; readonly revision: number; readonly at: number }
  | { readonly type: "server-conflict"; readonly there: SourceFiles; readonly thereSavedAt: number; readonly revision: number }
  | { readonly type: "server-unreachable" }
  | { readonly type: "server-refused"; readonly edit: number }
  | { readonly type: "online" }
  /** A text of another tab (`onServer` as that tab knows) or of the server. */
  | { readonly type: "arrived"; readonly files: SourceFiles; readonly base: number; readonly at: number; readonly onServer: boolean }
  | { readonly type: "resolved"; readonly files: SourceFiles };

export function newDraft(account: boolean): DraftState {
  return { account, edit: 0, device: 0, server: 0, base: 0, deviceFailed: false, offline: false };
}

/** True when the newest text is only in the page. */
export function isUnsaved(state: DraftState): boolean {
  return state.edit > state.device && state.edit > state.server;
}

/** Whether there is something to send, and nothing in the way. */
export function shouldSend(state: DraftState): boolean {
  return state.account && state.files !== undefined && state.edit > state.server && state.conflict === undefined && state.refused !== state.edit;
}

export function sameFiles(a: SourceFiles | undefined, b: SourceFiles): boolean {
  return a !== undefined && Object.keys(a).length === Object.keys(b).length && Object.entries(b).every(([path, text]) => a[path] === text);
}

export function draftReducer(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case "edited":
      return sameFiles(state.files, event.files) ? state : { ...state, files: event.files, edit: state.edit + 1 };
    case "device-written":
      return { ...state, device: Math.max(state.device, event.edit), deviceFailed: false, ...(event.edit === state.edit && state.server < state.edit && { savedAt: event.at }) };
    case "device-failed":
      return { ...state, deviceFailed: true };
    case "server-saved":
      return { ...state, server: Math.max(state.server, event.edit), base: event.revision, offline: false, ...(event.edit === state.edit && { savedAt: event.at }) };
    case "server-conflict":
      return arrive({ ...state, offline: false }, event.there, event.revision, event.thereSavedAt, true);
    case "server-unreachable":
      return { ...state, offline: true };
    case "server-refused":
      return { ...state, offline: false, refused: event.edit };
    case "online":
      return { ...state, offline: false };
    case "arrived":
      return arrive(state, event.files, event.base, event.at, event.onServer);
    case "resolved": {
      const { conflict, ...rest } = state;
      return { ...rest, files: event.files, edit: state.edit + 1, base: conflict?.revision ?? state.base };
    }
  }
}

/** Takes a text from elsewhere: the same, a newer one where nothing here is pending, or one to be chosen from. */
function arrive(state: DraftState, files: SourceFiles, base: number, at: number, onServer: boolean): DraftState {
  const pending = state.account ? state.edit > state.server : isUnsaved(state);
  if (pending && state.files !== undefined && !sameFiles(state.files, files)) {
    // Two tabs share the device; a text that builds on what the other one wrote is no conflict once both have it.
    return { ...state, conflict: { there: files, thereSavedAt: at, revision: base } };
  }
  const { conflict: _settled, ...rest } = state;
  const edit = sameFiles(state.files, files) ? state.edit : state.edit + 1;
  return { ...rest, files, edit, base, device: onServer ? state.device : edit, server: onServer ? edit : state.server, savedAt: at };
}

/** The state in the words of the page. */
export function statusOf(state: DraftState): DraftStatus {
  const place = state.account && state.edit <= state.server ? "server" : state.edit <= state.device ? "device" : state.deviceFailed ? "failed" : "unsaved";
  return {
    state: place,
    ...(state.savedAt !== undefined && { savedAt: state.savedAt }),
    ...(state.offline && state.account && { offline: true }),
    ...(state.conflict && state.files && { conflict: { here: state.files, there: state.conflict.there, thereSavedAt: state.conflict.thereSavedAt } }),
  };
}
