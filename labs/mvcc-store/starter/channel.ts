import type { WatchChan, WatchResponse } from "@reconcile/api";

/**
 * What lies between a store and the reader of a watch: a queue of responses
 * with room for 128, like a buffered channel in Go. The store sends, and never
 * waits; the reader takes, and waits if there is nothing.
 */
export class WatchChannel implements WatchChan {
  /** Of these the oldest is taken next. */
  readonly buffer: WatchResponse[] = [];
  readonly #capacity: number;
  readonly #onCancel: () => void;
  #closed = false;
  #waiting: ((response: WatchResponse | undefined) => void)[] = [];

  /** @param onCancel called when the reader ends the watch, once */
  constructor(onCancel: () => void, capacity = 128) {
    this.#onCancel = onCancel;
    this.#capacity = capacity;
  }

  /**
   * Hands the response to the reader. Answers false, and does nothing, if
   * there is no room for it: try again later.
   */
  send(response: WatchResponse): boolean {
    if (this.#closed) return true;
    const reader = this.#waiting.shift();
    if (reader !== undefined) reader(response);
    else if (this.buffer.length >= this.#capacity) return false;
    else this.buffer.push(response);
    return true;
  }

  /** No more responses will be sent. What was sent can still be taken. */
  close(): void {
    this.#closed = true;
    for (const reader of this.#waiting.splice(0)) reader(undefined);
  }

  next(): Promise<WatchResponse | undefined> {
    const response = this.buffer.shift();
    if (response !== undefined || this.#closed) return Promise.resolve(response);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  cancel(): void {
    if (this.#closed) return;
    this.buffer.length = 0;
    this.close();
    this.#onCancel();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<WatchResponse> {
    try {
      for (let response = await this.next(); response !== undefined; response = await this.next()) yield response;
    } finally {
      this.cancel();
    }
  }
}
