import type { Adapter } from "../types";
import { workqueueDelaying } from "./workqueue_delaying";
import { workqueueQueue } from "./workqueue_queue";
import { workqueueRateLimiters } from "./workqueue_rate_limiters";

/** File name to what runs its cases. One adapter a file. */
export const adapters: ReadonlyMap<string, Adapter> = new Map([
  ["workqueue_delaying.json", workqueueDelaying],
  ["workqueue_queue.json", workqueueQueue],
  ["workqueue_rate_limiters.json", workqueueRateLimiters],
]);
