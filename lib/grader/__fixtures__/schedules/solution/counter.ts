/** What of a process's capabilities it uses. */
interface Needs {
  readonly disk: { read(key: string): unknown; write(key: string, value: number): void; sync(): void };
  readonly timers: { set(name: string, ms: number): void };
}

/** Counts its ticks, and goes on where it was when it starts again. `done` is called after each. */
export function counter({ disk, timers }: Needs, done: (count: number) => void): { count: number; onStart(): void; onTimer(): void } {
  return {
    count: Number(disk.read("count") ?? 0),
    onStart() { timers.set("tick", 100); },
    onTimer() {
      timers.set("tick", 100);
      this.count++;
      disk.write("count", this.count);
      disk.sync();
      done(this.count);
    },
  };
}

/** Resolves once it is known how many faults there are to come. */
export function ready(faults: number): Promise<number> {
  return Promise.resolve(faults);
}
