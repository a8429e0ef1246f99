// mutant-of: stream_watcher.ts
// killed-by: watch.chunks
// mistake: It takes a chunk for an event, which holds as long as the network is quiet.
import { newGenericServerResponse } from "@reconcile/api";
import type { BodyStream, Watch, WatchEvent } from "@reconcile/api";

export class StreamWatcher<T> implements Watch<T> {
  private readonly body: BodyStream;
  private ended = false;

  constructor(body: BodyStream) {
    this.body = body;
  }

  async next(): Promise<WatchEvent<T> | undefined> {
    const line = await this.line();
    if (line === undefined || this.ended) return undefined;
    try {
      return JSON.parse(line) as WatchEvent<T>;
    } catch (error) {
      // After this nothing can be trusted to begin where an event begins.
      this.stop();
      const reason = `unable to decode an event from the watch stream: ${error instanceof Error ? error.message : String(error)}`;
      return { type: "ERROR", object: newGenericServerResponse({ code: 500, verb: "get", serverMessage: reason, isUnexpectedResponse: true }).status };
    }
  }

  stop(): void {
    if (this.ended) return;
    this.ended = true;
    this.body.close();
  }

  /** The next line that is not empty. A line that the end of the stream cuts off was never said. */
  private async line(): Promise<string | undefined> {
    while (!this.ended) {
      const chunk = await this.body.read().catch(() => undefined);
      if (chunk === undefined) return undefined;
      if (chunk.trim() !== "") return chunk;
    }
    return undefined;
  }
}
