import { EventEmitter } from "node:events";

const shared = globalThis as typeof globalThis & { reconcileGradingNews?: EventEmitter };

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
