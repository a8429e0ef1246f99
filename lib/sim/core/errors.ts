export type SimulationErrorCode =
  /** A promise has to settle, and the simulation was made without a `drain` hook. */
  | "needs-drain"
  /** A synchronous run met a program that uses promises. */
  | "needs-async"
  /** `run`, `advance` … were called while another of them is under way. */
  | "already-running"
  /** Nothing is left to happen, and what was waited for has not happened. */
  | "stuck"
  /** The run took more events than it was allowed, or one event sent more messages. */
  | "limit"
  /** An invariant does not hold. */
  | "violation"
  | "bad-argument";

/** What the kernel itself throws. `code` is stable; the message is for people. */
export class SimulationError extends Error {
  readonly code: SimulationErrorCode;
  constructor(code: SimulationErrorCode, message: string) {
    super(message);
    this.name = "SimulationError";
    this.code = code;
  }
}

/** Thrown by a run in which an invariant stopped holding. */
export class InvariantViolation extends SimulationError {
  readonly invariant: string;
  /** Id of the `violation` event in the trace; its cause is the event that broke the rule. */
  readonly event: number;
  constructor(invariant: string, message: string, event: number) {
    super("violation", `${invariant}: ${message}`);
    this.name = "InvariantViolation";
    this.invariant = invariant;
    this.event = event;
  }
}

/** Error classes that engines themselves throw, with messages that differ between engines. */
const engineErrors: readonly string[] = ["TypeError", "RangeError", "ReferenceError", "SyntaxError", "URIError", "EvalError"];

/**
 * What the trace may say of a thrown value: the name, and the message only if a person wrote it. A trace must be the same in
 * every engine, and engines word their own errors differently. Running out of stack is an InternalError in QuickJS.
 */
export function describeThrown(thrown: unknown): { name: string; message?: string } {
  try {
    if (!(thrown instanceof Error)) return { name: typeof thrown === "object" ? "object" : String(thrown) };
    const name = thrown.name === "InternalError" ? "RangeError" : String(thrown.name);
    return engineErrors.includes(name) ? { name } : { name, message: String(thrown.message) };
  } catch {
    return { name: "unprintable" };
  }
}
