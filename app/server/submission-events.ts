import { Problem } from "@/lib/i18n/problem";
import type { SubmissionDetail } from "@/lib/progress";
import { onChangeOf, serverStopping } from "./grading-news";

/** Another process may grade: what this one hears nothing of is asked for. */
const POLL_MS = 1_000;
/** Proxies close what is silent. */
const HEARTBEAT_MS = 15_000;
/** Streams of one person at a time; a tab has one. Each asks the database every second. */
const MOST_STREAMS = 20;

const streams = new Map<string, number>();

function count(person: string, change: 1 | -1): void {
  const now = (streams.get(person) ?? 0) + change;
  if (now > 0) streams.set(person, now);
  else streams.delete(person);
}

/**
 * The life of a submission as server-sent events: its state at once, each change, and the end after the verdict. A client
 * that reconnects gets the state as it is then, so nothing depends on having heard everything. `person` is whose stream it is;
 * throws `too-many-requests` when they have many.
 */
export function submissionEvents(person: string, id: string, load: () => Promise<SubmissionDetail>, signal: AbortSignal): Response {
  if ((streams.get(person) ?? 0) >= MOST_STREAMS) throw new Problem("too-many-requests", { retryAfter: 10 });
  const encoder = new TextEncoder();
  let stop = () => undefined as void;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let last = "";
      let open = true;
      count(person, 1);
      const send = (text: string) => { if (open) controller.enqueue(encoder.encode(text)); };
      const look = async () => {
        try {
          const submission = await load();
          if (!open || submission.state === last) return;
          last = submission.state;
          const { files: _files, ...news } = submission;
          send(`event: submission\ndata: ${JSON.stringify(news)}\n\n`);
          if (submission.state === "graded") stop();
        } catch (error) {
          console.error(`events of submission ${id}:`, error);
          stop();
        }
      };
      const poll = setInterval(() => void look(), POLL_MS);
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      const off = onChangeOf(id, () => void look());
      stop = () => {
        if (!open) return;
        open = false;
        count(person, -1);
        clearInterval(poll);
        clearInterval(heartbeat);
        off();
        controller.close();
      };
      AbortSignal.any([signal, serverStopping()]).addEventListener("abort", stop, { once: true });
      send("retry: 2000\n\n");
      await look();
    },
    cancel: () => stop(),
  });
  return new Response(stream, { headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" } });
}
