import type { Simulation } from "@/lib/sim";

/** The simulations of one test. Those of scenes that are over are not kept: a test may make thousands. */
export class Simulations {
  /** Those of the scene that goes on, or of the last one. */
  private open: Simulation[] = [];
  /** How many events each of the others took, and when it ended. */
  private past: string[] = [];
  private pastMs = 0;

  get last(): Simulation | undefined {
    return this.open.at(-1);
  }

  /** Virtual time of all together, in ms. */
  get virtualMs(): number {
    return this.open.reduce((sum, sim) => sum + sim.now, this.pastMs);
  }

  /** Events of the scene that goes on, or of the last one. */
  get events(): number {
    return this.open.reduce((sum, sim) => sum + sim.events, 0);
  }

  /** The simulation of the case that failed, where the scene had one for each of so many cases; else the last. */
  ofCase(failed: { readonly index: number; readonly of: number } | undefined): Simulation | undefined {
    return failed !== undefined && failed.of === this.open.length ? this.open[failed.index] : this.last;
  }

  add(sim: Simulation): void {
    this.open.push(sim);
  }

  /** A scene begins: what came before is over. */
  begin(): void {
    this.pastMs = this.virtualMs;
    for (const sim of this.open) this.past.push(summary(sim));
    this.open = [];
  }

  /** The scene that goes on counts for nothing: another one is made in its place. */
  forget(): void {
    this.open = [];
  }

  /**
   * What tells them apart from those of another engine. All of the last one's trace; of the others, which are the same scene with other
   * seeds, how many events they took and when they ended: hashing every event would be a third of a grade.
   */
  digests(): string {
    const { last } = this;
    return [...this.past, ...this.open.map((sim) => (sim === last ? summary(sim) + sim.traceHash() : summary(sim)))].join(",");
  }
}

function summary(sim: Simulation): string {
  return `${sim.events}@${sim.now}`;
}
