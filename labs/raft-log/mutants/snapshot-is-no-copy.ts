// mutant-of: kv.ts
// killed-by: snapshot.sessions
// mistake: A snapshot is the store's own objects: it changes while the store goes on.
import type { Entry, Json, KeyValueCommand, StateMachine } from "@reconcile/api";

interface State {
  values: Record<string, string>;
  done: Record<string, { sequence: number; value: string }>;
}

export class KeyValue implements StateMachine {
  private state: State = { values: {}, done: {} };

  apply(entry: Entry): string {
    if (entry.command === null) return "";
    const { client, sequence, operation } = entry.command as KeyValueCommand;
    const done = this.state.done[client];
    if (done !== undefined && sequence <= done.sequence) return done.value;

    const { values } = this.state;
    let value = "";
    if (operation.op === "get") value = values[operation.key] ?? "";
    else if (operation.op === "put") values[operation.key] = operation.value;
    else values[operation.key] = (values[operation.key] ?? "") + operation.value;
    this.state.done[client] = { sequence, value };
    return value;
  }

  snapshot(): Json {
    return this.state as unknown as Json;
  }

  restore(data: Json): void {
    this.state = data as unknown as State;
  }
}
