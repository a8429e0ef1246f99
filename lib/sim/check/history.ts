import type { Clock } from "../capabilities";

/** One call of a client and what came of it. */
export interface Operation<Input, Output> {
  readonly client: string;
  readonly input: Input;
  /** Absent if no answer came: it may have taken effect at any time since, or never. */
  readonly output?: Output;
  /** Virtual times in ms. `end` is absent if no answer came. */
  readonly start: number;
  readonly end?: number;
}

/** Collects the operations of a run, as its clients see them. */
export class History<Input, Output> {
  private readonly clock: Pick<Clock, "now">;
  private readonly list: Operation<Input, Output>[] = [];

  /** @param clock one that no fault touches: `sim.clock`. */
  constructor(clock: Pick<Clock, "now">) {
    this.clock = clock;
  }

  /** Notes a call; the function it returns notes its answer. */
  begin(client: string, input: Input): (output: Output) => void {
    const at = this.list.length;
    const call = { client, input, start: this.clock.now() };
    this.list.push(call);
    return (output) => {
      this.list[at] = { ...call, output, end: this.clock.now() };
    };
  }

  operations(): readonly Operation<Input, Output>[] {
    return [...this.list];
  }
}
