import type { Clock, Random } from "@/lib/sim/capabilities";
import { isConflict } from "./status-error";

/** How often something is tried, and how long is waited in between: `durationMs`, then `factor` times as long each time. */
export interface RetryBackoff {
  readonly steps: number;
  readonly durationMs: number;
  readonly factor: number;
  /** Each wait is longer by up to so much of itself, at random. */
  readonly jitter: number;
}

/** For conflicts with other clients that write the same object (client-go util/retry/util.go). */
export const defaultRetry: RetryBackoff = { steps: 5, durationMs: 10, factor: 1, jitter: 0.1 };

/** For conflicts with a controller that writes the object as well (client-go util/retry/util.go). */
export const defaultBackoff: RetryBackoff = { steps: 4, durationMs: 10, factor: 5, jitter: 0.1 };

/**
 * Calls `attempt` until it succeeds, throws an error that is not `retriable`, or was called `steps` times; then it throws the last error
 * (client-go util/retry/util.go, OnError).
 */
export async function retryOnError<T>(
  backoff: RetryBackoff, retriable: (error: unknown) => boolean, attempt: () => T | Promise<T>, { clock, random }: { clock: Clock; random: Random },
): Promise<T> {
  let wait = backoff.durationMs;
  for (let step = 1; ; step++) {
    try {
      return await attempt();
    } catch (error) {
      if (step >= backoff.steps || !retriable(error)) throw error;
    }
    await clock.sleep(wait * (1 + backoff.jitter * random.next()));
    wait *= backoff.factor;
  }
}

/**
 * The same for conflicts: `attempt` reads the object anew, changes it and writes it back (client-go util/retry/util.go, RetryOnConflict).
 */
export function retryOnConflict<T>(backoff: RetryBackoff, attempt: () => T | Promise<T>, capabilities: { clock: Clock; random: Random }): Promise<T> {
  return retryOnError(backoff, isConflict, attempt, capabilities);
}
