import type { Clock } from "@reconcile/api";

/** After so long a controller no longer believes that an event is still to come, in ms (controller_utils.go's ExpectationsTimeout). */
const timeout = 5 * 60_000;

/**
 * Creations and deletions that a controller has asked for and whose events have not come yet (pkg/controller/controller_utils.go). Until they have, its cache is older
 * than what it did, and counting would make it do everything again.
 */
export class Expectations {
  readonly #clock: Clock;
  readonly #byKey = new Map<string, { creations: number; readonly deletions: Set<string>; readonly since: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  expectCreations(key: string, count: number): void {
    this.#byKey.set(key, { creations: count, deletions: new Set(), since: this.#clock.now() });
  }

  /** @param uids of the objects to be deleted */
  expectDeletions(key: string, uids: readonly string[]): void {
    this.#byKey.set(key, { creations: 0, deletions: new Set(uids), since: this.#clock.now() });
  }

  /** An event came, or the request failed and none will. */
  creationObserved(key: string): void {
    const expected = this.#byKey.get(key);
    if (expected !== undefined) expected.creations--;
  }

  deletionObserved(key: string, uid: string): void {
    this.#byKey.get(key)?.deletions.delete(uid);
  }

  satisfied(key: string): boolean {
    const expected = this.#byKey.get(key);
    if (expected === undefined) return true;
    return (expected.creations <= 0 && expected.deletions.size === 0) || this.#clock.now() - expected.since > timeout;
  }

  forget(key: string): void {
    this.#byKey.delete(key);
  }
}
