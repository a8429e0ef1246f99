/** What the page says to a sandbox frame, over the port that it hands it. */
export type ToFrame =
  /** Once, first. `source` is the script of the workers; `fresh`: a new worker for each call. */
  | { readonly type: "open"; readonly source: string; readonly setup: unknown; readonly fresh: boolean }
  | { readonly type: "call"; readonly id: number; readonly data: unknown };

export type FromFrame =
  /** The worker has begun with the call. */
  | { readonly type: "begun"; readonly id: number }
  /** Where the call has got to; the last one is what is known of a call that had to be killed. */
  | { readonly type: "progress"; readonly id: number; readonly progress: unknown }
  | { readonly type: "result"; readonly id: number; readonly result: unknown }
  /** The worker failed. `id` is that of the call, or -1 where there was none. */
  | { readonly type: "fault"; readonly id: number; readonly message: string };

/** What a frame says to a worker. */
export type ToWorker =
  | { readonly type: "setup"; readonly setup: unknown }
  | { readonly type: "call"; readonly data: unknown };

export type FromWorker =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly progress: unknown }
  | { readonly type: "result"; readonly result: unknown }
  | { readonly type: "fault"; readonly message: string };
