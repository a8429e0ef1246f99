import type { SourceFiles } from "@/lib/grader/report";
import { deviceId } from "./device";
import { type DraftEvent, draftReducer, isUnsaved, newDraft, sameFiles, shouldSend, statusOf } from "./draft-state";
import { call, type Fetch } from "./http";
import type { OwnedProgress } from "./progress";
import type { Storage } from "./storage";
import type { KeptWhy, LabDrafts } from "./types";

export interface LabDraftsOptions {
  readonly progress: OwnedProgress;
  readonly lab: string;
  readonly fetch?: Fetch;
  /** Ms from an edit to its writing; typing on postpones the server's, but for no longer than three times as long. */
  readonly delays?: { readonly device: number; readonly server: number; readonly retry: number };
}

interface ServerDraft {
  readonly revision: number;
  readonly files: SourceFiles;
  readonly savedAt: number;
}

interface TabMessage {
  readonly files: SourceFiles;
  readonly base: number;
  readonly at: number;
  readonly onServer: boolean;
}

const COPY_EVERY_MS = 2 * 60_000;
const COPIES = 60;

/** The drafts of one lab: written to this device soon after each edit, then to the account. */
export function labDrafts({ progress, lab, fetch: fetcher = (...args) => fetch(...args), delays = { device: 250, server: 1_500, retry: 5_000 } }: LabDraftsOptions): LabDrafts {
  let state = newDraft(progress.owner !== null);
  const listeners = new Set<(replaced?: SourceFiles) => void>();
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`reconcile:${progress.owner ?? ""}:${lab}`);
  let deviceTimer: ReturnType<typeof setTimeout> | undefined;
  let serverTimer: ReturnType<typeof setTimeout> | undefined;
  let firstUnsent: number | undefined;
  let writing: Promise<void> = Promise.resolve();
  let sending: Promise<void> | undefined;
  let closed = false;

  function dispatch(event: DraftEvent): void {
    const before = state;
    state = draftReducer(state, event);
    if (state === before || closed) return;
    const byOthers = event.type === "arrived" || event.type === "server-conflict";
    const replaced = byOthers && state.files && !sameFiles(before.files, state.files) ? state.files : undefined;
    for (const listener of listeners) listener(replaced);
  }

  function schedule(): void {
    clearTimeout(deviceTimer);
    deviceTimer = setTimeout(() => void write(), delays.device);
    if (!state.account) return;
    const now = Date.now();
    firstUnsent ??= now;
    clearTimeout(serverTimer);
    serverTimer = setTimeout(() => void send(), state.offline ? delays.retry : Math.max(0, Math.min(delays.server, firstUnsent + 3 * delays.server - now)));
  }

  /** Writes the newest text to the device, one write after the other. */
  function write(): Promise<void> {
    clearTimeout(deviceTimer);
    writing = writing.then(async () => {
      const { edit, files, base } = state;
      if (files === undefined || edit <= state.device) return;
      try {
        const storage = await progress.opened;
        await putDraft(storage, files, base, edit <= state.server);
        if (storage.kind === "memory") dispatch({ type: "device-failed" });
        else dispatch({ type: "device-written", edit, at: Date.now() });
        tellTabs({ files, base, at: Date.now(), onServer: edit <= state.server });
      } catch {
        dispatch({ type: "device-failed" });
      }
    });
    return writing;
  }

  function tellTabs(message: TabMessage): void {
    if (!closed) channel?.postMessage(message);
  }

  async function putDraft(storage: Storage, files: SourceFiles, base: number, synced: boolean): Promise<void> {
    const before = await storage.get("drafts", lab);
    if (before && !sameFiles(before.files, files)) await copyNowAndThen(storage, before.files, before.savedAt);
    await storage.update("drafts", lab, () => ({ lab, files, base, synced, savedAt: Date.now() }));
  }

  /** A copy of what is typed over, every two minutes: the way back for a guest, who has no server to keep any. */
  async function copyNowAndThen(storage: Storage, files: SourceFiles, savedAt: number): Promise<void> {
    const copies = (await storage.all("kept")).filter((copy) => copy.lab === lab);
    const newest = Math.max(0, ...copies.map((copy) => copy.savedAt));
    if (savedAt - newest >= COPY_EVERY_MS) await keepLocally(storage, files, "edit", savedAt, true);
  }

  async function keepLocally(storage: Storage, files: SourceFiles, why: KeptWhy, savedAt: number, synced: boolean): Promise<void> {
    const copies = (await storage.all("kept")).filter((copy) => copy.lab === lab).sort((a, b) => b.savedAt - a.savedAt);
    if (copies[0] && sameFiles(copies[0].files, files)) return;
    const id = crypto.randomUUID();
    // Copies of mere typing are made on the server too; only a guest's need to be sent, all at once, on sign-in.
    await storage.update("kept", id, () => ({ id, lab, files, why, savedAt, synced }));
    for (const old of copies.filter((copy) => copy.why === "edit").slice(COPIES)) await storage.update("kept", old.id, () => undefined);
  }

  /** Sends the newest text to the account; one request at a time. */
  function send(): Promise<void> {
    clearTimeout(serverTimer);
    sending ??= sendOnce().finally(() => {
      sending = undefined;
      if (shouldSend(state) && !closed) {
        clearTimeout(serverTimer);
        serverTimer = setTimeout(() => void send(), state.offline ? delays.retry : delays.server);
      }
    });
    return sending;
  }

  async function sendOnce(): Promise<void> {
    const { edit, files, base } = state;
    if (!shouldSend(state) || files === undefined) return;
    firstUnsent = undefined;
    const answer = await call<{ revision: number; savedAt: number }>(fetcher, "PUT", `/api/drafts/${lab}`, { files, device: deviceId() }, { "if-match": `"${base}"` });
    if (answer.kind === "ok") {
      dispatch({ type: "server-saved", edit, revision: answer.value.revision, at: answer.value.savedAt });
      await noteSynced(edit);
    } else if (answer.kind === "problem" && answer.status === 412) {
      const { files: there, revision, savedAt } = answer.body["current"] as ServerDraft;
      dispatch({ type: "server-conflict", there, revision, thereSavedAt: savedAt });
    } else if (answer.kind === "problem" && answer.status >= 400 && answer.status < 500 && answer.status !== 401 && answer.status !== 429) {
      dispatch({ type: "server-refused", edit });
    } else {
      dispatch({ type: "server-unreachable" });
    }
  }

  /** Writes down that the device's text is the account's, and tells the other tabs. */
  async function noteSynced(edit: number): Promise<void> {
    const { files, base } = state;
    if (files === undefined || edit !== state.edit) return;
    await (await progress.opened).update("drafts", lab, (now) => (now && sameFiles(now.files, files) ? { ...now, base, synced: true } : now)).catch(() => undefined);
    tellTabs({ files, base, at: Date.now(), onServer: true });
  }

  /** Compares with the account: its text is taken when nothing here is pending, ours is sent when it builds on it. */
  async function compare(): Promise<void> {
    if (!state.account) return;
    const answer = await call<{ draft: ServerDraft | null }>(fetcher, "GET", `/api/drafts/${lab}`);
    if (answer.kind !== "ok") {
      dispatch({ type: "server-unreachable" });
      if (!closed) serverTimer = setTimeout(() => void compare(), delays.retry);
      return;
    }
    const { draft } = answer.value;
    if (draft === null) dispatch({ type: "online" });
    else if (draft.revision === state.base && state.edit > state.server) dispatch({ type: "online" });
    else if (draft.revision !== state.base || state.files === undefined) dispatch({ type: "arrived", files: draft.files, base: draft.revision, at: draft.savedAt, onServer: true });
    if (state.files !== undefined) await write();
    if (shouldSend(state)) await send();
  }

  const backOnline = () => void compare();
  const hidden = () => { if (document.visibilityState === "hidden") void flush(); };
  if (typeof window !== "undefined") {
    window.addEventListener("online", backOnline);
    document.addEventListener("visibilitychange", hidden);
  }
  if (channel) channel.onmessage = ({ data }: MessageEvent<TabMessage>) => dispatch({ type: "arrived", ...data });

  async function flush(): Promise<void> {
    await write();
    if (shouldSend(state)) await send();
  }

  return {
    async load() {
      const storage = await progress.opened;
      const record = await storage.get("drafts", lab).catch(() => undefined);
      if (record && state.files === undefined) {
        state = { ...state, files: record.files, edit: 1, device: 1, server: record.synced ? 1 : 0, base: record.base, savedAt: record.savedAt };
      }
      // What is here is shown at once; the account's text follows if it is newer.
      if (state.files === undefined) await compare();
      else void compare();
      return state.files;
    },
    save(files) {
      const { edit } = state;
      dispatch({ type: "edited", files });
      if (state.edit !== edit) schedule();
    },
    flush,
    async keep(files, why) {
      const storage = await progress.opened;
      await keepLocally(storage, files, why, Date.now(), false);
      // Sends whatever the account lacks, this copy among it; what cannot be sent now goes later.
      if (state.account) void progress.sync();
    },
    async kept() {
      const copies = (await (await progress.opened).all("kept")).filter((copy) => copy.lab === lab);
      return copies.sort((a, b) => b.savedAt - a.savedAt).map(({ files, why, savedAt }) => ({ files, why, savedAt }));
    },
    async resolve(files) {
      const { conflict } = state;
      const storage = await progress.opened;
      if (state.files) await keepLocally(storage, state.files, "conflict", Date.now(), false);
      if (conflict) await keepLocally(storage, conflict.there, "conflict", conflict.thereSavedAt, false);
      dispatch({ type: "resolved", files });
      await flush();
    },
    status: () => statusOf(state),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      if (isUnsaved(state)) void flush();
      closed = true;
      clearTimeout(deviceTimer);
      clearTimeout(serverTimer);
      channel?.close();
      if (typeof window !== "undefined") {
        window.removeEventListener("online", backOnline);
        document.removeEventListener("visibilitychange", hidden);
      }
    },
  };
}
