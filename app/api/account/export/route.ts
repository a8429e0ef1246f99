import { countAttempt, limits } from "@/lib/auth";
import { database } from "@/lib/db";
import { exportAccount } from "@/lib/progress";
import { read } from "@/app/server/json-route";

/** Everything stored about the account, as a file, which is sent as it is read. */
export const GET = read(async ({ viewer }) => {
  await countAttempt(database(), limits.export, viewer.id);
  const pieces = exportAccount(database(), viewer);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => { await pieces.return(); },
  });
  return new Response(stream, { headers: { "content-type": "application/json", "content-disposition": 'attachment; filename="reconcile-export.json"', "cache-control": "no-store" } });
});
