import { Simulation } from "@/lib/sim";

/** A simulation in which upstream's goroutines are promises; its clock is the fake clock of upstream's tests. */
export function simulation(): Simulation {
  return new Simulation({ seed: 1, drain: () => new Promise((resolve) => void setImmediate(resolve)) });
}

/** A call that may block, seen from outside: what it has resolved to, if it has. */
export class Call<T> {
  #result: { readonly value: T } | undefined;

  constructor(promise: Promise<T>) {
    void promise.then((value) => { this.#result = { value }; });
  }

  get blocked(): boolean {
    return this.#result === undefined;
  }

  /** What it has resolved to; throws while it blocks. */
  get value(): T {
    if (this.#result === undefined) throw new Error("the call still blocks");
    return this.#result.value;
  }
}
