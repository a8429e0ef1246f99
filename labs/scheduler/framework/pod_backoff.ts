/** How long a pod waits after so many failed attempts: `initial` after the first, twice as long after each further one, at most `max` (backend/queue/backoff_queue.go). Milliseconds. */
export function podBackoff(attempts: number, { initial = 1000, max = 10_000 }: { initial?: number; max?: number } = {}): number {
  return attempts === 0 ? 0 : Math.min(initial * 2 ** (attempts - 1), max);
}
