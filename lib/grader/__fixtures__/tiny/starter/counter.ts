interface Clock {
  sleep(ms: number): Promise<void>;
}

/** Counts upwards. */
export class Counter {
  readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  next(): number {
    throw new Error("not written yet: Counter.next");
  }

  async later(ms: number): Promise<number> {
    throw new Error(`not written yet: Counter.later(${ms})`);
  }
}
