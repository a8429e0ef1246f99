import { setMaxListeners } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ReportBuilder, stoppedReport } from "../build-report";
import { engineName } from "../engine/name";
import type { LabManifest } from "../lab";
import type { Report, SourceFiles, Stop } from "../report";
import { GraderChild, type OrderOutcome } from "./child-process";
import type { GradeOrder } from "./messages";

export interface GraderPoolOptions {
  /** Grades at the same time; one a core is best. */
  readonly size: number;
  /** The folder `build` that scripts/build-labs.ts fills; by default the one under RECONCILE_ROOT or the working directory. */
  readonly buildDir?: string;
  /** Wall time that one grade may take, in ms, where the lab does not say; only a built-in that burns no fuel needs as long. */
  readonly wallMs?: number;
}

export interface GradeRequest {
  readonly lab: string;
  readonly files: SourceFiles;
  readonly seed: number;
  /** Ids of the tests to run; all if absent. A part of a lab never passes. */
  readonly only?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface GraderPool {
  /** Never rejects: what goes wrong is the report's `stop`. Waits its turn when all children are busy. */
  grade(request: GradeRequest): Promise<Report>;
  /** Starts the children, so that the first grade does not wait for them. */
  warm(): void;
  /** Kills all children; what was under way ends as "cancelled". */
  close(): Promise<void>;
}

const memoryMb = 64;

/** Child processes in which student code is graded; they are started when they are first needed. */
export function createGraderPool(options: GraderPoolOptions): GraderPool {
  const buildDir = options.buildDir ?? path.join(process.env.RECONCILE_ROOT ?? /* turbopackIgnore: true */ process.cwd(), "build");
  return new Pool(Math.max(1, options.size), buildDir, options.wallMs ?? 10_000);
}

class Pool implements GraderPool {
  private readonly slots: (GraderChild | undefined)[];
  private readonly busy = new Set<number>();
  private readonly queue: ((slot: number) => void)[] = [];
  private readonly buildDir: string;
  private readonly wallMs: number;
  private readonly closing = new AbortController();
  private orders = 0;

  constructor(size: number, buildDir: string, wallMs: number) {
    this.slots = Array.from({ length: size }, () => undefined);
    this.buildDir = buildDir;
    this.wallMs = wallMs;
    // One listener for each grade that waits.
    setMaxListeners(0, this.closing.signal);
  }

  async grade(request: GradeRequest): Promise<Report> {
    const begun = performance.now();
    let manifest: LabManifest;
    try {
      manifest = await this.manifest(request.lab);
    } catch (error) {
      return unknownLab(request, error, performance.now() - begun);
    }
    const report = (stop: Stop) => stoppedReport({ manifest, seed: request.seed, files: request.files, engine: engineName }, stop, performance.now() - begun);
    const signal = request.signal ? AbortSignal.any([request.signal, this.closing.signal]) : this.closing.signal;
    const slot = await this.take(signal);
    if (slot === undefined) return report({ code: "cancelled" });
    try {
      return await this.attempts(slot, request, manifest, signal);
    } catch (error) {
      return report({ code: "infrastructure", message: String(error).slice(0, 500) });
    } finally {
      this.free(slot);
    }
  }

  warm(): void {
    if (this.closing.signal.aborted) return;
    this.slots.forEach((_, slot) => { if (!this.busy.has(slot)) this.child(slot).unref(); });
  }

  async close(): Promise<void> {
    this.closing.abort();
    for (const child of this.slots) child?.kill();
    await Promise.resolve();
  }

  /** Once more in another process if the first one hung or died: the machine may have been at fault. */
  private async attempts(slot: number, request: GradeRequest, manifest: LabManifest, signal: AbortSignal): Promise<Report> {
    const first = await this.attempt(slot, request, manifest, signal);
    if (first.outcome.kind !== "timeout" && first.outcome.kind !== "died") return first.report;
    return (await this.attempt(slot, request, manifest, signal)).report;
  }

  private async attempt(slot: number, request: GradeRequest, manifest: LabManifest, signal: AbortSignal): Promise<{ outcome: OrderOutcome; report: Report }> {
    const { seed, files, only } = request;
    const builder = new ReportBuilder({ manifest, seed, files, hidden: true, engine: engineName, ...(only ? { only } : {}) });
    const begun = performance.now();
    const passed = () => performance.now() - begun;
    const child = this.child(slot);
    const outcome = await child.grade(this.order(request, manifest), manifest.limits?.wallMs ?? this.wallMs, (json) => { builder.add(json, passed()); }, signal);
    child.unref();
    const stop = stopOf(outcome);
    const fuel = outcome.kind === "ended" ? outcome.end.fuel : 0;
    return { outcome, report: builder.finish({ fuel, realMs: passed(), ...(stop ? { stop } : {}) }) };
  }

  private order({ files, seed, only, lab }: GradeRequest, manifest: LabManifest): GradeOrder {
    return {
      id: ++this.orders, lab, files, seed,
      bundle: manifest.bundles.full,
      version: manifest.version,
      compileFor: { files: manifest.files, starter: manifest.starter, api: manifest.api },
      ...(only ? { only } : {}),
      fuel: manifest.fuel.limit,
      memoryBytes: (manifest.limits?.memoryMb ?? memoryMb) * 2 ** 20,
    };
  }

  private child(slot: number): GraderChild {
    const known = this.slots[slot];
    if (known && !known.gone) {
      known.ref();
      return known;
    }
    const fresh = new GraderChild(this.buildDir);
    this.slots[slot] = fresh;
    return fresh;
  }

  /** A free slot, now or later; undefined if the wait was cancelled. */
  private take(signal: AbortSignal): Promise<number | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    const free = this.slots.findIndex((_, slot) => !this.busy.has(slot));
    if (free >= 0) {
      this.busy.add(free);
      return Promise.resolve(free);
    }
    return new Promise((resolve) => {
      const turn = (slot: number) => {
        signal.removeEventListener("abort", abort);
        resolve(slot);
      };
      const abort = () => {
        this.queue.splice(this.queue.indexOf(turn), 1);
        resolve(undefined);
      };
      this.queue.push(turn);
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  private free(slot: number): void {
    const next = this.queue.shift();
    if (next) next(slot);
    else this.busy.delete(slot);
  }

  private async manifest(lab: string): Promise<LabManifest> {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(lab)) throw new Error("no such lab");
    return JSON.parse(await readFile(path.join(this.buildDir, "labs", lab, "manifest.json"), "utf8")) as LabManifest;
  }
}

function stopOf(outcome: OrderOutcome): Stop | undefined {
  switch (outcome.kind) {
    case "ended": return outcome.end.stop;
    case "timeout": return { code: "timeout" };
    case "cancelled": return { code: "cancelled" };
    case "tampered": return { code: "tampered" };
    // Hostile code that fells its process does it again; a process that never begins is our own fault.
    case "died": return outcome.before ? { code: "infrastructure", message: outcome.message } : { code: "out-of-memory", message: outcome.message };
  }
}

function unknownLab(request: GradeRequest, error: unknown, realMs: number): Report {
  const message = `The lab "${request.lab.slice(0, 100)}" has not been built: ${error instanceof Error ? error.message : String(error)}`;
  return {
    version: 1, lab: request.lab, labVersion: "", seed: request.seed, verdict: "error", stop: { code: "infrastructure", message },
    tests: [], traceHash: "", virtualMs: 0, realMs, fuel: 0, engine: engineName,
  };
}
