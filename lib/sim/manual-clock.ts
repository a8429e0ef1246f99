import type { Clock, Timer } from "./capabilities";
import { EventQueue, Kind } from "./core/queue";
import { testSource } from "./core/ties";

/**
 * Virtual time alone, moved by hand: for a figure that shows one component without network, faults and trace. It stands on the
 * event queue of the simulation and weighs a tenth of it in a browser. Import it from here; the index brings everything along.
 */
export class ManualClock implements Clock {
  readonly #events = new EventQueue(() => 0);
  #now = 0;

  now(): number {
    return this.#now;
  }

  setTimer(ms: number, fn: () => void): Timer {
    const slot = this.#events.push(this.#now + Math.max(0, ms), testSource, Kind.callback, 0, -1, 0, fn);
    const sequence = this.#events.sequence[slot] as number;
    return { stop: () => this.#events.cancel(slot, sequence) };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.setTimer(ms, resolve));
  }

  /** When the next timer is due, in ms; Infinity if none is set. */
  next(): number {
    return this.#events.nextTime();
  }

  /** Moves on to `time` (ms) and calls, in order, every timer that is due by then. Promises settle after the caller has returned. */
  advanceTo(time: number): void {
    while (this.#events.nextTime() <= time) {
      const slot = this.#events.pop();
      const fn = this.#events.payload[slot] as () => void;
      this.#now = this.#events.time[slot] as number;
      this.#events.release(slot);
      fn();
    }
    this.#now = Math.max(this.#now, time);
  }
}
