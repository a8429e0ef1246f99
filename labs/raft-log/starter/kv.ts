import type { Entry, Json, StateMachine } from "@reconcile/api";

/**
 * Stage 3. The state machine: a key-value store that carries out each client's
 * operation once, however often it comes. An entry's command is a
 * `KeyValueCommand`, or null, which changes nothing.
 */
export class KeyValue implements StateMachine {
  /** Returns the text of the key for a `get`, and an empty text otherwise. */
  apply(entry: Entry): string {
    throw new Error("not written yet: KeyValue.apply");
  }

  /** Stage 4. All of the state, as data. */
  snapshot(): Json {
    throw new Error("not written yet: KeyValue.snapshot");
  }

  /** Stage 4. Replaces all of the state by one that `snapshot` returned. */
  restore(data: Json): void {
    throw new Error("not written yet: KeyValue.restore");
  }
}
