import type { WatchChan, WatchCreateRequest, WatchResponse } from "@reconcile/api";
import { rangeText } from "../observe";
import type { AnyStore, Scene } from "./scene";
import { eventText, eventTextWithBefore, responseText } from "./words";

type Watchable = AnyStore & { watch(request: WatchCreateRequest): WatchChan };

/** Somebody who reads a watch, as a process of the scene: each response as soon as it is there, or none before `resume`. */
export class Reader {
  readonly responses: WatchResponse[] = [];
  /** All events so far. */
  readonly events: string[] = [];
  /** What the store still sent when the watch was over. */
  readonly tooLate: string[] = [];
  /** The stream came to its end: `next()` answered undefined. */
  ended = false;
  readonly #scene: Scene<Watchable>;
  readonly #chan: WatchChan;
  #resume: (() => void) | undefined;

  constructor(scene: Scene<Watchable>, request: WatchCreateRequest, { name = "reader", paused = false } = {}) {
    this.#scene = scene;
    const from = request.startRevision === undefined ? "" : ` from ${request.startRevision}`;
    this.#chan = scene.act(`watch(${rangeText(request)}${from})`, (store) => store.watch(request));
    scene.sim.spawn(name, async ({ log }) => {
      if (paused) await new Promise<void>((resolve) => { this.#resume = resolve; });
      for (let response = await this.#chan.next(); response !== undefined; response = await this.#chan.next()) {
        this.responses.push(response);
        this.events.push(...response.events.map(eventText));
        log.info(responseText(response));
        log.state({ read: this.events.slice(-8) });
      }
      this.ended = true;
      this.#over();
      log.info("the stream has ended");
    });
  }

  /** All events so far, with what was there before. */
  get eventsWithBefore(): string[] {
    return this.responses.flatMap(({ events }) => events.map(eventTextWithBefore));
  }

  /** All responses so far; several events of one response stand together. */
  get texts(): string[] {
    return this.responses.map(responseText);
  }

  /** From now on it reads. */
  resume(): void {
    this.#scene.sim.note("the reader begins to read");
    this.#resume?.();
  }

  cancel(): void {
    this.#scene.act("the reader cancels", () => this.#chan.cancel());
    this.#over();
  }

  /** From now on the channel takes down what it is sent. */
  #over(): void {
    Object.assign(this.#chan, { send: (response: WatchResponse) => this.tooLate.push(responseText(response)) > 0 });
  }

  /** Lets a second pass, in which a watcher that is behind must have caught up. */
  async settle(): Promise<void> {
    await this.#scene.sim.advance(1_000);
  }
}
