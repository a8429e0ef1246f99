import type { CycleState, StateData } from "@reconcile/api";

const none: ReadonlySet<string> = new Set();

/** framework/cycle_state.go: what plugins remember during one attempt to schedule one pod. */
export class MapCycleState implements CycleState {
  skipFilterPlugins: ReadonlySet<string> = none;
  skipScorePlugins: ReadonlySet<string> = none;
  skipPreBindPlugins: ReadonlySet<string> = none;
  readonly #data = new Map<string, StateData>();

  read<T extends StateData>(key: string): T | undefined {
    return this.#data.get(key) as T | undefined;
  }

  write(key: string, data: StateData): void {
    this.#data.set(key, data);
  }

  delete(key: string): void {
    this.#data.delete(key);
  }

  clone(): MapCycleState {
    const copy = new MapCycleState();
    for (const [key, data] of this.#data) copy.#data.set(key, data.clone());
    copy.skipFilterPlugins = this.skipFilterPlugins;
    copy.skipScorePlugins = this.skipScorePlugins;
    copy.skipPreBindPlugins = this.skipPreBindPlugins;
    return copy;
  }
}
