export const hookNames = ["mirror", "sidecar", "mirrored-only", "small-pods"] as const;
export type HookName = (typeof hookNames)[number];
export type Behaviour = "up" | "slow" | "down" | "denies";

export interface HookChoice {
  readonly behaviour: Behaviour;
  readonly failurePolicy: "Fail" | "Ignore";
}

/** What a reader chooses. */
export interface Choice {
  readonly hooks: Readonly<Record<HookName, HookChoice>>;
  readonly reinvocationPolicy: "Never" | "IfNeeded";
}

export type StepOutcome = "changed" | "same" | "allowed" | "denied" | "unreachable" | "late";

/** Somebody is asked. Times are virtual ms. */
export interface Step {
  readonly name: string;
  readonly kind: "plugin" | "mutating" | "validating";
  readonly round: 1 | 2;
  readonly from: number;
  readonly to: number;
  readonly outcome: StepOutcome;
  readonly changes: readonly string[];
}

export interface Outcome {
  readonly steps: readonly Step[];
  readonly object: readonly string[];
  readonly error?: string;
  readonly took: number;
}

export interface AdmissionFigureStrings {
  readonly webhooks: string;
  readonly webhook: string;
  readonly does: Readonly<Record<HookName, string>>;
  readonly server: string;
  readonly behaviours: Readonly<Record<Behaviour, string>>;
  readonly way: string;
  readonly kinds: Readonly<Record<Step["kind"], string>>;
  readonly round: string;
  readonly outcomes: Readonly<Record<StepOutcome, string>>;
  readonly ignored: string;
  readonly stored: (ms: number) => string;
  readonly refused: (ms: number, error: string) => string;
  readonly object: string;
}
