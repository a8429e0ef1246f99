import type { QueuedPodInfo } from "@reconcile/api";
import { bindingCycle, schedulingCycle, type CycleContext } from "./cycle";

/** The loop of kube-scheduler (scheduleOne in pkg/scheduler/schedule_one.go). */
export class Scheduler {
  readonly #context: CycleContext;

  constructor(context: CycleContext) {
    this.#context = context;
  }

  /** Schedules pods until the queue is closed. */
  async run(): Promise<void> {
    for (;;) {
      const info = await this.#context.queue.pop();
      if (info === undefined) return;
      await this.scheduleOne(info);
    }
  }

  /** The scheduling cycle of one pod. Its binding cycle goes on by itself; `bound` resolves when that is over. */
  async scheduleOne(info: QueuedPodInfo): Promise<{ readonly bound: Promise<void> }> {
    const { queue, cache, getPod } = this.#context;
    const { pod } = info.podInfo;
    if (getPod(pod) === undefined || cache.isAssumedPod(pod)) {
      queue.done(pod.metadata?.uid ?? "");
      return { bound: Promise.resolve() };
    }
    const placed = await schedulingCycle(this.#context, info);
    return { bound: placed === undefined ? Promise.resolve() : bindingCycle(this.#context, info, placed) };
  }
}
