import type { Report, SourceFiles } from "@/lib/grader/report";
import type { Submission, SubmissionProblem, Submissions } from "@/lib/grader/work";
import { call, type Fetch } from "./http";

export interface LabSubmissionsOptions {
  readonly lab: string;
  readonly labVersion: string;
  /** Seed of the browser's runs, for the comparison with the server's. */
  readonly seed: number;
  readonly fetch?: Fetch;
}

/** As the API tells it; the report comes with the verdict. */
interface Told {
  readonly id: string;
  readonly state: "queued" | "running" | "graded";
  readonly at: number;
  readonly report?: Report;
}

const POLL_MS = 1_500;
/** Broken streams before polling takes over. */
const STREAM_TRIES = 2;

/** Submissions of a lab for the record. */
export function labSubmissions(options: LabSubmissionsOptions): Submissions {
  const fetcher: Fetch = options.fetch ?? ((...args) => fetch(...args));
  return {
    async submit(files: SourceFiles, traceHash, seed = options.seed) {
      const browserRun = traceHash ? { traceHash, labVersion: options.labVersion, seed } : undefined;
      const answer = await call<{ submission: Told }>(fetcher, "POST", "/api/submissions", { lab: options.lab, files, ...(browserRun && { browserRun }) });
      if (answer.kind === "offline") return { state: "refused", problem: "offline" };
      if (answer.kind === "problem") return { state: "refused", problem: problemOf(answer.status) };
      const { submission } = answer.value;
      if (submission.state !== "graded") return { state: submission.state, id: submission.id, at: submission.at };
      return (await ask(fetcher, submission.id)) ?? { state: "queued", id: submission.id, at: submission.at };
    },
    watch: (id, listener) => watch(fetcher, id, listener),
  };
}

function problemOf(status: number): SubmissionProblem {
  if (status === 401) return "sign-in";
  if (status === 413) return "too-large";
  if (status === 429) return "too-many";
  return status >= 500 ? "server" : "refused";
}

function heard(told: Told): Submission | undefined {
  if (told.state !== "graded") return { state: told.state, id: told.id, at: told.at };
  return told.report && { state: "graded", id: told.id, at: told.at, report: told.report };
}

async function ask(fetcher: Fetch, id: string): Promise<Submission | undefined> {
  const answer = await call<{ submission: Told }>(fetcher, "GET", `/api/submissions/${encodeURIComponent(id)}`);
  return answer.kind === "ok" ? heard(answer.value.submission) : undefined;
}

/** Calls back at each news of one submission until it is graded, wherever its lab is. Returns the way out. */
export function watchSubmission(id: string, listener: (submission: Submission) => void): () => void {
  return watch((...args) => fetch(...args), id, listener);
}

/** Listens to the stream; asks again and again where it does not come through (a proxy that buffers, a browser without it). */
function watch(fetcher: Fetch, id: string, listener: (submission: Submission) => void): () => void {
  let ended = false;
  const stream = typeof EventSource === "undefined" ? undefined : new EventSource(`/api/submissions/${encodeURIComponent(id)}/events`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = "";
  const end = () => {
    ended = true;
    stream?.close();
    clearTimeout(timer);
  };
  const tell = (submission: Submission | undefined) => {
    if (ended || !submission || submission.state === last) return;
    last = submission.state;
    if (submission.state === "graded") end();
    listener(submission);
  };
  const poll = async () => {
    tell(await ask(fetcher, id));
    if (!ended) timer = setTimeout(() => void poll(), POLL_MS);
  };
  if (!stream) {
    void poll();
    return end;
  }
  let broken = 0;
  stream.addEventListener("submission", (event) => {
    broken = 0;
    tell(heard(JSON.parse(String(event.data)) as Told));
  });
  stream.addEventListener("error", () => {
    broken += 1;
    if (ended || (broken < STREAM_TRIES && stream.readyState !== EventSource.CLOSED)) return;
    stream.close();
    void poll();
  });
  // A stream that opens and then says nothing (buffered on its way) is not waited for.
  timer = setTimeout(() => {
    if (last === "" && !ended) {
      stream.close();
      void poll();
    }
  }, 4_000);
  return end;
}
