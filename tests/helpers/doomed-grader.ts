/** A process with a grading queue, for tests that kill it: takes up a submission, says so, and never ends it. */
import { openDatabase } from "@/lib/db/client";
import { startGradingQueue } from "@/lib/progress/queue";

const [provider, url, leaseMs] = process.argv.slice(2);
if ((provider !== "sqlite" && provider !== "postgresql") || !url) throw new Error("usage: doomed-grader <provider> <url> <leaseMs>");
await startGradingQueue({
  db: openDatabase({ provider, url }), gradeKey: "unused", concurrency: 1, leaseMs: Number(leaseMs),
  grade: (job) => {
    console.log(`grading ${job.submissionId}`);
    return new Promise(() => setInterval(() => undefined, 1_000));
  },
});
