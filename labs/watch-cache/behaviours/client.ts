import { isResourceExpired, StatusError, type Capabilities, type Json, type Pod } from "@reconcile/api";
import { nameOf, prefix, show, versionOf } from "./pods";
import type { Subject, Tenant } from "./scene";

/** The version of the object that a change was made of; `0` if there was none. */
export const before = "before";

/**
 * A client that lists, watches from there, and watches again from where it was, for ever: it outlives the API server, as clients do. It notices
 * whatever is lost or comes twice, since every pod says from which version it was made.
 */
export class Client implements Tenant {
  readonly pods = new Map<string, Pod>();
  /** What was wrong first, in words. */
  problem: string | undefined;
  readonly #pause: number;
  #version = "";

  /** @param pause how long, in ms, it is busy at most with each event */
  constructor(pause: number) {
    this.#pause = pause;
  }

  show(): Json {
    return { last: this.#version, pods: [...this.pods.values()].map(show).sort() };
  }

  async run(cacher: Subject, { clock, random }: Capabilities): Promise<void> {
    for (;;) {
      try {
        if (this.#version === "") await this.#list(cacher);
        await this.#follow(cacher, { clock, random });
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        if (isResourceExpired(error)) this.#version = "";
      }
      await clock.sleep(random.int(20, 400));
    }
  }

  async #list(cacher: Subject): Promise<void> {
    const list = await cacher.getList(prefix, {});
    this.pods.clear();
    for (const pod of list.items) this.pods.set(nameOf(pod), pod);
    this.#version = list.metadata?.resourceVersion ?? "";
  }

  async #follow(cacher: Subject, { clock, random }: Pick<Capabilities, "clock" | "random">): Promise<void> {
    const watch = await cacher.watch(prefix, { resourceVersion: this.#version, allowWatchBookmarks: true, timeoutSeconds: random.int(3, 12) });
    for (let event = await watch.next(); event !== undefined; event = await watch.next()) {
      if (event.type === "ERROR") throw new StatusError(event.object);
      if (event.type !== "BOOKMARK") this.#take(event.type, event.object);
      if (Number(this.#version) > versionOf(event.object)) this.problem ??= `after version ${this.#version} came ${event.type} ${show(event.object)}`;
      this.#version = event.object.metadata?.resourceVersion ?? "";
      if (this.#pause > 0) await clock.sleep(random.int(0, this.#pause));
    }
  }

  #take(type: "ADDED" | "MODIFIED" | "DELETED", pod: Pod): void {
    const known = this.pods.get(nameOf(pod));
    const made = pod.metadata?.annotations?.[before];
    const what = `${type} ${show(pod)}`;
    if (type === "ADDED" && known !== undefined) this.problem ??= `${what} came although ${show(known)} was known`;
    if (type !== "ADDED" && known === undefined) this.problem ??= `${what} came, and nothing was known of that pod`;
    if (type === "MODIFIED" && known !== undefined && made !== known.metadata?.resourceVersion) this.problem ??= `${what} was made of version ${made ?? "?"}, and only ${show(known)} was known`;
    if (type === "DELETED" && known !== undefined && made !== known.metadata?.annotations?.[before]) this.problem ??= `${what} came, and the last change before it did not`;
    if (type === "DELETED") this.pods.delete(nameOf(pod));
    else this.pods.set(nameOf(pod), pod);
  }
}
