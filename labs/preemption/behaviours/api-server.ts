import { newNotFound, type Clock, type ObjectLister, type Pod, type SchedulerClient } from "@reconcile/api";

type StatusPatch = Parameters<SchedulerClient["patchPodStatus"]>[1];

/** An API server that takes 10 ms for a call. A deletion is seen by watchers 5 ms before the call returns. */
export class ApiServer implements SchedulerClient, Pick<ObjectLister<Pod>, "get"> {
  /** What was asked for, in words. */
  readonly calls: string[] = [];
  readonly #pods: Map<string, Pod>;
  readonly #clock: Clock;
  readonly #fails: (call: string) => Error | undefined;

  constructor(clock: Clock, pods: readonly Pod[], fails: (call: string) => Error | undefined) {
    this.#clock = clock;
    this.#pods = new Map(pods.map((pod) => [keyOf(pod), pod]));
    this.#fails = fails;
  }

  start(): void {}

  get(namespace: string, name: string): Pod | undefined {
    return this.#pods.get(`${namespace}/${name}`);
  }

  async bind(): Promise<void> {
    throw new Error("preemption binds nothing");
  }

  async patchPodStatus(pod: Pod, { condition, nominatedNodeName }: StatusPatch): Promise<void> {
    const what = [
      ...(condition === undefined ? [] : [`condition ${condition.type}=${condition.status} ${condition.reason ?? ""}`]),
      ...(nominatedNodeName === undefined ? [] : [`nominatedNodeName "${nominatedNodeName}"`]),
    ].join(", ");
    await this.#call(`patch ${nameOf(pod)}: ${what}`, pod, (known) => ({
      ...known, status: {
        ...known.status, ...(condition === undefined ? {} : { conditions: [...(known.status?.conditions ?? []), condition] }), ...(nominatedNodeName === undefined ? {} : { nominatedNodeName }),
      },
    }));
  }

  async deletePod(pod: Pod): Promise<void> {
    await this.#call(`delete ${nameOf(pod)}`, pod, (known) => ({ ...known, metadata: { ...known.metadata, deletionTimestamp: "2026-01-01T12:00:00Z" } }));
  }

  async #call(call: string, pod: Pod, change: (pod: Pod) => Pod): Promise<void> {
    this.calls.push(call);
    await this.#clock.sleep(5);
    const error = this.#fails(call);
    if (error !== undefined) throw error;
    const known = this.#pods.get(keyOf(pod));
    if (known === undefined) throw newNotFound({ group: "", resource: "pods" }, nameOf(pod));
    this.#pods.set(keyOf(pod), change(known));
    await this.#clock.sleep(5);
  }
}

function keyOf(pod: Pod): string {
  return `${pod.metadata?.namespace ?? ""}/${nameOf(pod)}`;
}

function nameOf(pod: Pod): string {
  return pod.metadata?.name ?? "";
}
