import type { Operation } from "./history";
import type { Model } from "./linearizability";

export type OrderSearch<State> =
  | { readonly kind: "found" }
  | { readonly kind: "unknown" }
  /** The longest order that fits, by index; the state after it; the operation that ended before any that is left could fit. */
  | { readonly kind: "none"; readonly longest: readonly number[]; readonly state: State; readonly stuck: number };

/** Searches an order of operations that share one object. See checkLinearizable for the algorithm and its sources. */
export function searchOrder<State, Input, Output>(
  model: Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  budget: { steps: number },
): OrderSearch<State> {
  const list = new EventList(operations);
  const fingerprint = (state: State) => model.fingerprint?.(state) ?? JSON.stringify(state);
  const taken = new Uint32Array((operations.length >> 5) + 1);
  const flip = (i: number) => { taken[i >> 5] = (taken[i >> 5] as number) ^ (1 << (i & 31)); };
  const tried = new Set<string>();
  const order: { readonly operation: number; readonly before: State }[] = [];
  let state = model.init();
  let best: { longest: number[]; state: State; stuck: number } | undefined;
  let at = list.first;

  // Walk from the earliest event: a start may be taken next; an end forbids to look further, since that operation had to be taken.
  for (;;) {
    if (at === list.end || list.isOpenEnd(at)) return { kind: "found" }; // all that had an answer are in order
    const operation = list.operation(at);
    if (list.isStart(at)) {
      if (budget.steps-- <= 0) return { kind: "unknown" };
      const { input, output } = operations[operation] as Operation<Input, Output>;
      const next = model.step(state, input, output);
      if (next !== undefined) {
        flip(operation);
        const configuration = `${window(taken)} ${fingerprint(next.state)}`;
        if (!tried.has(configuration)) {
          tried.add(configuration);
          order.push({ operation, before: state });
          state = next.state;
          list.lift(operation);
          at = list.first;
          continue;
        }
        flip(operation);
      }
      at = list.after(at);
      continue;
    }
    if (best === undefined || order.length > best.longest.length) best = { longest: order.map((step) => step.operation), state, stuck: operation };
    const last = order.pop();
    if (last === undefined) return { kind: "none", ...best };
    state = last.before;
    flip(last.operation);
    list.unlift(last.operation);
    at = list.after(list.start(last.operation));
  }
}

/** The set as text. Long before and after those that overlap, all or none are taken: only what lies between is spelled out. */
function window(taken: Uint32Array): string {
  let from = 0;
  while (taken[from] === 0xffffffff) from++;
  let to = taken.length;
  while (to > from && taken[to - 1] === 0) to--;
  return `${from}:${taken.subarray(from, to).join()}`;
}

/** Starts and ends in the order of time, as a doubly linked list from which operations can be lifted and put back. */
class EventList {
  /** Events are numbered 2·i for the start of operation i and 2·i + 1 for its end; this is the number after all. */
  readonly end: number;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly open: readonly boolean[];

  constructor(operations: readonly Operation<unknown, unknown>[]) {
    const count = operations.length * 2;
    this.end = count;
    this.open = operations.map((operation) => operation.end === undefined);
    this.next = new Int32Array(count + 1);
    this.previous = new Int32Array(count + 1);
    const time = (event: number) => {
      const operation = operations[event >> 1] as Operation<unknown, unknown>;
      return event % 2 === 0 ? operation.start : (operation.end ?? Infinity);
    };
    // Of one moment starts come first: what touches may overlap. Infinity equals itself here, its difference would be NaN.
    const byTime = (a: number, b: number) => (time(a) === time(b) ? (a % 2) - (b % 2) || a - b : time(a) - time(b));
    let last = count;
    for (const event of Array.from({ length: count }, (_, i) => i).sort(byTime)) {
      this.next[last] = event;
      this.previous[event] = last;
      last = event;
    }
    this.next[last] = count;
    this.previous[count] = last;
  }

  get first(): number {
    return this.next[this.end] as number;
  }

  after(event: number): number {
    return this.next[event] as number;
  }

  start(operation: number): number {
    return operation * 2;
  }

  operation(event: number): number {
    return event >> 1;
  }

  isStart(event: number): boolean {
    return event % 2 === 0;
  }

  isOpenEnd(event: number): boolean {
    return event % 2 === 1 && this.open[event >> 1] === true;
  }

  lift(operation: number): void {
    for (const event of [operation * 2, operation * 2 + 1]) {
      this.next[this.previous[event] as number] = this.next[event] as number;
      this.previous[this.next[event] as number] = this.previous[event] as number;
    }
  }

  unlift(operation: number): void {
    for (const event of [operation * 2 + 1, operation * 2]) {
      this.next[this.previous[event] as number] = event;
      this.previous[this.next[event] as number] = event;
    }
  }
}
