import { rounded } from "./metrics";
import type { AnyQueue, Scene } from "./scene";

/** One worker that takes items as soon as they are ready, is done with them at once, and writes down when it got what. */
export class RecordedRuns {
  /** In order; such as "250 ms: fast". */
  readonly list: string[] = [];

  constructor({ sim, queue }: Scene<AnyQueue>) {
    sim.spawn("worker", async ({ clock, log }) => {
      for (;;) {
        const { item, shutdown } = await queue.get();
        if (shutdown) return;
        this.list.push(`${rounded(clock.now())} ms: ${item}`);
        log.info(`got ${item}`);
        queue.done(item);
      }
    });
  }
}
