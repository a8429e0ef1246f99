import { newGenericServerResponse } from "@reconcile/api";
import type { BodyStream, Watch, WatchEvent } from "@reconcile/api";

/**
 * Stage 3. The events of a watch's body: one JSON object a line, cut into chunks wherever
 * the network liked.
 */
export class StreamWatcher<T> implements Watch<T> {
  private readonly body: BodyStream;

  constructor(body: BodyStream) {
    this.body = body;
  }

  async next(): Promise<WatchEvent<T> | undefined> {
    throw new Error("not written yet: StreamWatcher.next");
  }

  stop(): void {
    throw new Error("not written yet: StreamWatcher.stop");
  }
}
