import type { Operation } from "./history";
import { searchOrder, type OrderSearch } from "./search-order";

/** What a correct object does, one operation at a time. States are values: `step` returns a new one. */
export interface Model<State, Input, Output> {
  init(): State;
  /**
   * The state after the operation, or undefined if it cannot give that output in this state.
   * @param output undefined if no answer came: any answer is possible.
   */
  step(state: State, input: Input, output: Output | undefined): { readonly state: State } | undefined;
  /** Operations with different keys do not touch each other, and are checked apart: far cheaper. */
  key?(input: Input): string;
  /** A text that is equal for equal states; JSON unless told otherwise. */
  fingerprint?(state: State): string;
  /** An operation in words, such as `put x 1 → ok`. */
  describe?(input: Input, output: Output | undefined): string;
}

export type Linearizability<State, Input, Output> =
  | { readonly kind: "linearizable" }
  | { readonly kind: "violation"; readonly counterexample: Counterexample<State, Input, Output> }
  /** The search took more than `maxSteps`. */
  | { readonly kind: "unknown" };

/** Why a history is not linearizable: as many operations as can be put in an order that fits, and what then fits no more. */
export interface Counterexample<State, Input, Output> {
  /** The key that the operations share, if the model has keys. */
  readonly key?: string;
  readonly order: readonly Operation<Input, Output>[];
  /** The state after those in order. */
  readonly state: State;
  /** The operation that had to come next, by its end, and has no place. */
  readonly stuck: Operation<Input, Output>;
}

/**
 * Whether there is an order of the operations, each between its start and its end, in which the model gives the same outputs.
 *
 * The search of J. M. Wing and C. Gong ("Testing and Verifying Concurrent Objects", JPDC 17, 1993), with G. Lowe's memory of
 * configurations that led nowhere and partition by key ("Testing for linearizability", Concurrency and Computation 29(4), 2017), as
 * A. Athalye's Porcupine does. Exponential at worst, in the number of operations that overlap.
 *
 * @param options.maxSteps operations tried before it gives up; 1,000,000 unless told otherwise.
 */
export function checkLinearizable<State, Input, Output>(
  model: Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  options: { readonly maxSteps?: number } = {},
): Linearizability<State, Input, Output> {
  const budget = { steps: options.maxSteps ?? 1_000_000 };
  let unknown = false;
  for (const [key, part] of partition(model, operations)) {
    const found: OrderSearch<State> = searchOrder(model, part, budget);
    if (found.kind === "unknown") unknown = true;
    if (found.kind !== "none") continue;
    const counterexample = {
      ...(model.key === undefined ? {} : { key }),
      order: found.longest.map((i) => part[i] as Operation<Input, Output>),
      state: found.state,
      stuck: part[found.stuck] as Operation<Input, Output>,
    };
    return { kind: "violation", counterexample };
  }
  return { kind: unknown ? "unknown" : "linearizable" };
}

function partition<State, Input, Output>(model: Model<State, Input, Output>, operations: readonly Operation<Input, Output>[]): Map<string, Operation<Input, Output>[]> {
  const parts = new Map<string, Operation<Input, Output>[]>();
  for (const operation of operations) {
    const key = model.key?.(operation.input) ?? "";
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [operation]);
    else part.push(operation);
  }
  return parts;
}

/** The counterexample as text, one line an operation. */
export function formatCounterexample<State, Input, Output>(model: Model<State, Input, Output>, { key, order, state, stuck }: Counterexample<State, Input, Output>): string {
  const line = ({ client, input, output, start, end }: Operation<Input, Output>) =>
    `  ${client}: ${model.describe?.(input, output) ?? `${JSON.stringify(input)} → ${output === undefined ? "?" : JSON.stringify(output)}`}  [${start}–${end ?? "…"} ms]`;
  return [
    key === undefined ? "Not linearizable. The longest order that fits:" : `Not linearizable, of key ${JSON.stringify(key)}. The longest order that fits:`,
    ...(order.length === 0 ? ["  (none)"] : order.map(line)),
    `State then: ${model.fingerprint?.(state) ?? JSON.stringify(state)}`,
    "Whatever comes next, this has no place:",
    line(stuck),
  ].join("\n");
}
