import { ReportBuilder, stoppedReport, type ReportedLab } from "../build-report";
import type { CompiledFor, CompileResult } from "../compile";
import type { Report, SourceFiles, Stop } from "../report";
import { FrameHost, type CallOptions, type CallOutcome, type FrameOptions } from "./frame-host";
import type { RunCall } from "./frame/runner.worker";

export interface BrowserGraderOptions {
  /** What of the lab's manifest a run here needs. */
  readonly lab: ReportedLab & CompiledFor;
  /** Address of the lab's visible bundle. */
  readonly bundleUrl: string;
  /** Addresses of the sandbox's page and of its workers' scripts: see `sandboxUrls`. */
  readonly sandbox: { readonly frame: string; readonly compiler: string; readonly runner: string };
  /** Wall time that the tests may take, in ms; 1,800 unless told otherwise. */
  readonly budgetMs?: number;
  /** How long a call may wait for a worker to begin with it before the sandbox is taken for broken, in ms; 15,000 unless told otherwise. */
  readonly patienceMs?: number;
}

export interface BrowserGrader {
  /**
   * Grades the files by the visible tests. Never rejects and always ends: what was aborted, or superseded by a later run, has
   * the stop code "cancelled"; what could not be run here, "infrastructure".
   */
  run(files: SourceFiles, options?: { readonly seed?: number; readonly signal?: AbortSignal }): Promise<Report>;
  /** Starts what a run needs, so that the first is as quick as the later ones. */
  warm(): void;
  /** Ends everything. Runs under way are cancelled. */
  dispose(): void;
}

/** The seed of a run that names none; the server's is the same. */
export const usualSeed = 1;

/** Wall times in ms; `output` is in characters, and the server's too. */
const limits = { testsMs: 1_800, compileMs: 1_000, patienceMs: 15_000, output: 8_000_000 };

const engine = "browser";

/** A grader for one lab in this page. Student code runs in a worker of an opaque-origin iframe without a network. */
export function createBrowserGrader(options: BrowserGraderOptions): BrowserGrader {
  const { lab, sandbox } = options;
  const testsMs = options.budgetMs ?? limits.testsMs;
  const patienceMs = options.patienceMs ?? limits.patienceMs;
  const disposal = new AbortController();
  const texts = new Map<string, Promise<string>>();
  let running: AbortController | undefined;

  const text = (url: string): Promise<string> => {
    let found = texts.get(url);
    if (!found) {
      found = fetchText(url, disposal.signal);
      texts.set(url, found);
      // What could not be fetched may be there next time.
      found.catch(() => texts.delete(url));
    }
    return found;
  };

  const compiler = new Sandbox(async () => ({
    url: sandbox.frame, source: await text(sandbox.compiler), fresh: false, patienceMs,
    setup: { files: lab.files, starter: lab.starter, api: lab.api } satisfies CompiledFor,
  }));
  const runner = new Sandbox(async () => {
    const [source, setup] = await Promise.all([text(sandbox.runner), text(options.bundleUrl)]);
    return { url: sandbox.frame, source, setup, fresh: true, patienceMs };
  });

  async function attempt(files: SourceFiles, seed: number, signal: AbortSignal): Promise<Report> {
    const begun = performance.now();
    const passed = (): number => performance.now() - begun;
    const about = { manifest: lab, seed, files, engine };

    const compiled = await compiler.call(files, { limitMs: limits.compileMs, signal });
    if (compiled.type !== "result") return stoppedReport(about, stopOf(compiled, { code: "compile-error", message: "The compiler did not finish in time." }), passed());
    const result = compiled.result as CompileResult;
    if (!result.ok) return stoppedReport(about, result.stop, passed());

    const builder = new ReportBuilder({ ...about, hidden: false });
    let output = 0;
    let flooded = false;
    const onProgress = (json: unknown): void => {
      output += String(json).length;
      flooded ||= output > limits.output;
      if (!flooded) builder.add(String(json), passed());
    };
    const call: RunCall = { modules: result.modules, start: { seed } };
    const ran = await runner.call(call, { limitMs: testsMs, signal, onProgress });
    const stop: Stop | undefined = flooded ? { code: "too-much-output" } : ran.type === "result" ? undefined : stopOf(ran, { code: "timeout" });
    return builder.finish({ fuel: 0, realMs: passed(), ...(stop && { stop }) });
  }

  return {
    async run(files, { seed = usualSeed, signal } = {}) {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      const any = AbortSignal.any([mine.signal, disposal.signal, ...(signal ? [signal] : [])]);
      const failed = (stop: Stop): Report => stoppedReport({ manifest: lab, seed, files, engine }, stop);
      try {
        return any.aborted ? failed({ code: "cancelled" }) : await attempt(files, seed, any);
      } catch (error) {
        return failed({ code: any.aborted ? "cancelled" : "infrastructure", message: String(error) });
      } finally {
        if (running === mine) running = undefined;
        if (!disposal.signal.aborted) for (const part of [compiler, runner]) part.warm();
      }
    },
    warm() {
      if (!disposal.signal.aborted) for (const part of [compiler, runner]) part.warm();
    },
    dispose() {
      disposal.abort();
      for (const part of [compiler, runner]) part.close();
    },
  };
}

/** One kind of frame: made when needed, made anew when it is gone. */
class Sandbox {
  readonly #options: () => Promise<FrameOptions>;
  #frame: Promise<FrameHost> | undefined;
  #closed = false;

  constructor(options: () => Promise<FrameOptions>) {
    this.#options = options;
  }

  /** @throws Error when the frame's scripts cannot be fetched */
  async call(data: unknown, options: CallOptions): Promise<CallOutcome> {
    return (await this.#open()).call(data, options);
  }

  warm(): void {
    // A failure is told to the run that needs the frame.
    this.#open().catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    void this.#frame?.then((frame) => frame.close(), () => undefined);
  }

  #open(): Promise<FrameHost> {
    this.#frame ??= this.#options().then((options) => {
      if (this.#closed) throw new Error("The grader is closed.");
      return new FrameHost({ ...options, onClose: () => { this.#frame = undefined; } });
    }).catch((error: unknown) => {
      this.#frame = undefined;
      throw error;
    });
    return this.#frame;
  }
}

function stopOf(outcome: Exclude<CallOutcome, { type: "result" }>, late: Stop): Stop {
  if (outcome.type === "late") return late;
  return outcome.type === "cancelled" ? { code: "cancelled" } : { code: "infrastructure", message: outcome.message };
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal, credentials: "omit" });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}
