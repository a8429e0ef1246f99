import type { Capabilities, Envelope, Json } from "./capabilities";

/** A process without a program, for a test to speak through. What it is sent stays in its inbox, in the order of arrival. */
export class Client {
  readonly name: string;
  readonly inbox: Envelope[] = [];
  readonly #net: Capabilities["net"];

  constructor({ name, net }: Capabilities) {
    this.name = name;
    this.#net = net;
  }

  send(to: string, message: Json): void {
    this.#net.send(to, message);
  }

  /** Takes the messages that have arrived since the last call. */
  take(): readonly Envelope[] {
    return this.inbox.splice(0);
  }

  onMessage(from: string, message: Json): void {
    this.inbox.push({ from, message });
  }
}
