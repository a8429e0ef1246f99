import type { History, KeyValueInput, StepComponent } from "@/lib/sim";
import type { Capabilities, ClientRequest, ClientResponse, Json } from "@reconcile/api";

/** How a client of the key-value store behaves. Times in ms. */
export interface Habits {
  readonly servers: readonly string[];
  readonly history: History<KeyValueInput, string>;
  readonly keys: readonly string[];
  /** After so long without an answer it asks the next server. */
  readonly patience: number;
  /** At most so long between an answer and the next operation. */
  readonly pause: number;
  /** It begins nothing after this time. */
  readonly stopAt: number;
}

/**
 * A client: one operation after the other, each sent again under the same number, to the next server or to the one that is said to lead, until it
 * is answered. Every call and answer goes into the history.
 */
export class KeyValueClient implements StepComponent {
  private readonly capabilities: Capabilities;
  private readonly habits: Habits;
  private request: ClientRequest | undefined;
  private answered: (value: string) => void = () => {};
  private sequence = 0;
  private target: string;

  constructor(capabilities: Capabilities, habits: Habits) {
    this.capabilities = capabilities;
    this.habits = habits;
    this.target = capabilities.random.pick(habits.servers);
  }

  onStart(): void {
    this.rest();
  }

  onTimer(name: string): void {
    if (name === "next") return this.begin();
    const { servers } = this.habits;
    this.target = servers[(servers.indexOf(this.target) + 1) % servers.length] as string;
    this.ask();
  }

  onMessage(from: string, json: Json): void {
    const response = json as ClientResponse;
    if (this.request === undefined || response.sequence !== this.request.sequence) return;
    if (response.ok) {
      this.request = undefined;
      this.capabilities.timers.cancel("patience");
      this.answered(response.value);
      this.target = from;
      this.rest();
    } else if (response.leaderId !== null && response.leaderId !== this.target && from === this.target) {
      this.target = response.leaderId;
      this.ask();
    }
  }

  private rest(): void {
    this.capabilities.timers.set("next", this.capabilities.random.int(0, this.habits.pause));
  }

  private begin(): void {
    const { random, clock, name } = this.capabilities;
    if (clock.now() >= this.habits.stopAt) return;
    const key = random.pick(this.habits.keys);
    const kind = random.pick(["get", "put", "append"] as const);
    this.sequence += 1;
    const operation: KeyValueInput = kind === "get" ? { op: kind, key } : { op: kind, key, value: `${name}.${this.sequence} ` };
    this.request = { type: "ClientRequest", sequence: this.sequence, operation };
    this.answered = this.habits.history.begin(name, operation);
    this.ask();
  }

  private ask(): void {
    if (this.request === undefined) return;
    this.capabilities.timers.set("patience", this.habits.patience);
    this.capabilities.net.send(this.target, this.request);
  }
}
