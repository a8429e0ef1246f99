import type { StateData } from "@reconcile/api";

/** A value to be kept in the cycle's state which pods that come and go in thought do not change: it is its own copy. */
export class Fixed<T> implements StateData {
  readonly value: T;

  constructor(value: T) {
    this.value = value;
  }

  clone(): this {
    return this;
  }
}
