import { watchContent } from "@/lib/content/watch";

export const dynamic = "force-dynamic";

/** In development: a stream of server-sent events, one `change` after each edit under content/ or labs/. Elsewhere: not found. */
export function GET(request: Request): Response {
  if (process.env.NODE_ENV !== "development") return new Response(null, { status: 404 });
  const encoder = new TextEncoder();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(": watching\n\n"));
      stop = watchContent((file) => controller.enqueue(encoder.encode(`event: change\ndata: ${file}\n\n`)));
    },
    cancel: () => stop(),
  });
  request.signal.addEventListener("abort", () => stop());
  return new Response(stream, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}
