import { EventEmitter } from "node:events";

const shared = globalThis as typeof globalThis & { reconcileGradingNews?: EventEmitter; reconcileStopping?: AbortController };

function news(): EventEmitter {
  return (shared.reconcileGradingNews ??= new EventEmitter().setMaxListeners(0));
}

/** Says that a submission was taken up or graded in this process. */
export function announceChange(submissionId: string): void {
  news().emit(submissionId);
}

/** Calls back at each change of a submission that this process knows of. Returns the way out. */
export function onChangeOf(submissionId: string, listener: () => void): () => void {
  news().on(submissionId, listener);
  return () => news().off(submissionId, listener);
}

function stopping(): AbortController {
  return (shared.reconcileStopping ??= new AbortController());
}

/** Aborts when the server is asked to end: what stays open on purpose must close, or it would hold the server up. */
export function serverStopping(): AbortSignal {
  return stopping().signal;
}

export function announceStop(): void {
  stopping().abort();
}
