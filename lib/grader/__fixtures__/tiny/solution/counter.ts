import { step } from "./step";

interface Clock {
  sleep(ms: number): Promise<void>;
}

/** Counts upwards. */
export class Counter {
  readonly clock: Clock;
  private count = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  next(): number {
    this.count += step;
    return this.count;
  }

  async later(ms: number): Promise<number> {
    await this.clock.sleep(ms);
    return this.next();
  }
}
