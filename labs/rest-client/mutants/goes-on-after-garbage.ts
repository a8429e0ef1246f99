// mutant-of: stream_watcher.ts
// killed-by: watch.garbage
// mistake: It goes on reading after something that is no event.
import { newGenericServerResponse } from "@reconcile/api";
import type { BodyStream, Watch, WatchEvent } from "@reconcile/api";

export class StreamWatcher<T> implements Watch<T> {
  private readonly body: BodyStream;
  /** What has come and is not a whole line yet. */
  private rest = "";
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
      const end = this.rest.indexOf("\n");
      if (end >= 0) {
        const line = this.rest.slice(0, end).trim();
        this.rest = this.rest.slice(end + 1);
        if (line !== "") return line;
        continue;
      }
      const chunk = await this.body.read().catch(() => undefined);
      if (chunk === undefined) return undefined;
      this.rest += chunk;
    }
    return undefined;
  }
}
