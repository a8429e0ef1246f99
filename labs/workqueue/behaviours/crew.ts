import type { Clock, Random, TypedInterface } from "@reconcile/api";
import type { Text } from "@/lib/grader/text";
import type { AnyQueue, Scene } from "./scene";
import type { Context } from "./student";

/** One stretch of work: a worker has `item` from `start` to `end`. */
export interface Job {
  readonly item: string;
  readonly worker: string;
  readonly start: number;
  end?: number;
  /** Counts starts of work and calls of `add` together: what came before what, within the same millisecond too. */
  readonly order: number;
}

type Work = (item: string, worker: { readonly name: string; readonly clock: Clock; readonly random: Random }) => Promise<void>;

/**
 * Workers that take items from a scene's queue, each a process of its own, as a controller's workers do: get, work, done.
 * Watches the rule that no two of them have the same item, and keeps a record of all that was done.
 */
export class Crew {
  readonly jobs: Job[] = [];
  /** Workers that were told to end. */
  readonly ended: string[] = [];
  /** The first rule that was broken. */
  problem: Text | undefined;
  #order = 0;
  /** Who has what in hand. */
  readonly #working = new Map<string, Job>();
  readonly #lastAdd = new Map<string, { readonly order: number; readonly time: number }>();
  readonly #t: Context;
  readonly #scene: Scene<AnyQueue>;

  constructor(t: Context, scene: Scene<AnyQueue>, { workers, work }: { workers: number; work: Work }) {
    this.#t = t;
    this.#scene = scene;
    for (let i = 1; i <= workers; i++) {
      scene.sim.spawn(`worker-${i}`, async ({ name, clock, random, log }) => {
        for (;;) {
          const { item, shutdown } = await scene.queue.get();
          if (shutdown) break;
          const job = this.#begin(item, name);
          log.info(`works on ${item}`);
          await work(item, { name, clock, random });
          job.end = clock.now();
          this.#working.delete(item);
          log.info(`done with ${item}`);
          scene.queue.done(item);
        }
        this.ended.push(name);
        log.info("ends");
      });
    }
  }

  #begin(item: string, worker: string): Job {
    const other = this.#working.get(item);
    if (other !== undefined) {
      this.problem ??= {
        en: `${worker} was given "${item}" while ${other.worker} was still working on it. An item may be with one worker at a time only.`,
        zh: `${other.worker} 还在处理“${item}”，${worker} 又拿到了它。同一个元素同一时刻只能由一个 worker 处理。`,
      };
    }
    const job: Job = { item, worker, start: this.#scene.sim.now, order: this.#order++ };
    this.jobs.push(job);
    this.#working.set(item, job);
    return job;
  }

  /** Notes that `item` is added now; it must be worked on once more after this moment. */
  added(item: string): void {
    this.#lastAdd.set(item, { order: this.#order++, time: this.#scene.sim.now });
  }

  /** Runs until a rule is broken, the goal is reached, or nothing is left to happen. Fails the test in the first case. */
  async run(until?: () => boolean): Promise<void> {
    await this.#scene.run(() => this.problem !== undefined || (until?.() ?? false));
    this.check();
  }

  /** Fails the test if a rule was broken; the trace ends with what broke it. */
  check(): void {
    if (this.problem === undefined) return;
    this.#scene.sim.note(this.problem.en);
    this.#t.fail(this.problem);
  }

  /** Fails the test if an item was added and nobody worked on it afterwards. */
  expectNothingLost(): void {
    for (const [item, added] of this.#lastAdd) {
      if (this.jobs.some((job) => job.item === item && job.order > added.order)) continue;
      this.#t.fail({
        en: `"${item}" was added at ${added.time} ms and no worker took it after that: the change is lost.`,
        zh: `“${item}”在 ${added.time} ms 时加入，此后没有 worker 取走它：这次变化丢失了。`,
      });
    }
  }
}

/** Calls a queue's `add` at the right moment of a crew's record. */
export function addTo(queue: TypedInterface<string>, crew: Crew, item: string): void {
  crew.added(item);
  queue.add(item);
}
