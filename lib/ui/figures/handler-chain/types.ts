export type RequestId = "get" | "list" | "watch" | "create" | "deleteAll" | "typo" | "metrics";
export type Sender = "alice" | "root" | "rootAsAlice" | "aliceAsRoot" | "nobody" | "wrongToken";
export type Condition = "fine" | "full" | "panics" | "slow";

export interface Step {
  readonly name: string;
  readonly state: "unreached" | "passed" | "answered" | "thrown" | "left";
  readonly note: string;
}

export interface Road {
  /** The outermost filter first, the handler last. */
  readonly steps: readonly Step[];
  /** `ms`: when the answer came, in virtual time. */
  readonly response: { readonly code: number; readonly reason: string; readonly message: string; readonly retryAfter?: string; readonly ms: number };
}

export interface RoadStrings {
  readonly choices: string;
  readonly request: string;
  readonly sender: string;
  readonly senders: Readonly<Record<Sender, string>>;
  readonly condition: string;
  readonly conditions: Readonly<Record<Condition, string>>;
  readonly road: string;
  readonly does: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<Step["state"], string>>;
  readonly answer: string;
  readonly after: (ms: number) => string;
}
