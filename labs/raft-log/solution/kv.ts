import type { Entry, Json, KeyValueCommand, StateMachine } from "@reconcile/api";

/**
 * A key-value store that carries out each client's operation once, however often it comes: it remembers each client's last operation and
 * what it answered (the paper's section 8; the thesis' section 6.3, sessions).
 */
export class KeyValue implements StateMachine {
  private values = new Map<string, string>();
  private sessions = new Map<string, { readonly sequence: number; readonly value: string }>();

  apply({ command }: Entry): string {
    if (command === null) return "";
    const { client, sequence, operation } = command as KeyValueCommand;
    const session = this.sessions.get(client);
    // A client goes on only when it has its answer: of an earlier operation nobody wants to know any more.
    if (session !== undefined && sequence <= session.sequence) return session.value;
    const before = this.values.get(operation.key) ?? "";
    if (operation.op === "put") this.values.set(operation.key, operation.value);
    if (operation.op === "append") this.values.set(operation.key, before + operation.value);
    const value = operation.op === "get" ? before : "";
    this.sessions.set(client, { sequence, value });
    return value;
  }

  snapshot(): Json {
    return { values: [...this.values], sessions: [...this.sessions] };
  }

  restore(data: Json): void {
    const { values, sessions } = data as unknown as { values: [string, string][]; sessions: [string, { sequence: number; value: string }][] };
    this.values = new Map(values);
    this.sessions = new Map(sessions);
  }
}
