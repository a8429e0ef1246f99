import { DelayingQueue } from "../solution/delaying";
import { Scene, type AnyQueue, type Got } from "./scene";
import type { Context } from "./student";

const actions = ["add", "add", "addAfter", "get", "get", "done", "done"];

/** Calls of `get` that have been answered, and those that have not. Which of several waiting calls an item goes to is left open. */
class Gets {
  readonly #answers: Got[] = [];
  asked = 0;

  ask(queue: AnyQueue): void {
    this.asked++;
    void queue.get().then((result) => this.#answers.push(result.shutdown ? "shutdown" : result.item));
  }

  /** What was answered since the last call, in no particular order. */
  take(): Got[] {
    this.asked -= this.#answers.length;
    return this.#answers.splice(0).sort();
  }
}

/**
 * Makes the same random calls to the student's queue and to the reference, and compares what both say after each: `len`, and what
 * the waiting `get`s were given. Time passes between the calls.
 */
export async function randomCalls(t: Context, { seed, calls, delays }: { seed: number; calls: number; delays: boolean }): Promise<void> {
  const { Queue } = t.student.queue;
  const { DelayingQueue: StudentsDelayingQueue } = t.student.delaying;
  const { sim, queue } = new Scene<AnyQueue>(t, (config) => (delays ? new StudentsDelayingQueue<string>(config) : new Queue<string>(config)), { seed });
  const reference: AnyQueue = new DelayingQueue<string>({ clock: sim.clock });
  const both = [queue, reference].map((queue) => ({ queue, gets: new Gets(), said: [] as (Got | number)[][] }));
  const working = new Set<string>();
  const items = ["a", "b", "c", "d"];

  for (let i = 0; i < calls; i++) {
    const item = sim.random.pick(items);
    // No two items become ready at the same time: which of them comes first is left open.
    const ms = sim.random.int(-1, 40) + i / 1024;
    const finished = working.size > 0 ? sim.random.pick([...working]) : undefined;
    const action = sim.random.pick(i > calls - 8 ? [...actions, "shutDown"] : actions);
    for (const { queue, gets } of both) {
      if (action === "add") queue.add(item);
      else if (action === "addAfter" && delays) queue.addAfter?.(item, ms);
      else if (action === "get" && gets.asked === 0) gets.ask(queue);
      else if (action === "done" && finished !== undefined) queue.done(finished);
      else if (action === "shutDown") queue.shutDown();
    }
    if (action === "done" && finished !== undefined) working.delete(finished);
    await sim.advance(sim.random.int(0, 1) * sim.random.int(0, 15));
    const got = both.map(({ queue, gets, said }) => {
      const answers = gets.take();
      said.push([queue.len(), ...answers]);
      return answers;
    });
    if (String(got[0]) !== String(got[1])) break;
    for (const item of got[1] ?? []) if (item !== "shutdown") working.add(item);
  }
  const [students, expected] = both;
  t.expect(students?.said, { en: "len() and what get() gave, after each call", zh: "每次调用之后的 len() 与 get() 的结果" }).toEqual(expected?.said);
}
