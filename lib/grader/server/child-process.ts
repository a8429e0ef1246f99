import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { childMessage, type ChildMessage, type GradeEnd, type GradeOrder } from "./messages";

/** How an order ended. A child that `ended` may take another; after anything else it is gone. */
export type OrderOutcome =
  | { readonly kind: "ended"; readonly end: GradeEnd }
  | { readonly kind: "timeout" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "tampered" }
  /** The process died. `before`: it had not even begun. */
  | { readonly kind: "died"; readonly before: boolean; readonly message: string };

interface Current {
  readonly id: number;
  readonly onEvents: (json: string) => void;
  readonly settle: (outcome: OrderOutcome) => void;
}

const startMs = 20_000;
/** Grades after which a child is replaced, so that nothing slow can pile up in it. */
const gradesPerChild = 200;

/** One killable process. Every way in which it can end settles what it was doing. */
export class GraderChild {
  private readonly process: ChildProcess;
  private readonly ready: Promise<void>;
  private current: Current | undefined;
  private grades = 0;
  private words = "";
  gone = false;

  constructor(buildDir: string) {
    this.process = fork(/* turbopackIgnore: true */ path.join(buildDir, "grader", "child.mjs"), [], {
      env: {} as NodeJS.ProcessEnv,
      cwd: buildDir,
      execArgv: childArguments(buildDir),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      serialization: "json",
    });
    this.process.stderr?.setEncoding("utf8").on("data", (text: string) => { this.words = (this.words + text).slice(-2_000); });
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(new Error("it did not start in time")); }, startMs);
      this.process.once("exit", (code, signal) => { reject(new Error(this.died(code, signal))); });
      this.process.once("error", reject);
      this.process.once("message", () => { resolve(); });
      this.ended = () => { clearTimeout(timer); };
    });
    this.ready.then(() => this.ended(), () => { this.ended(); this.kill(); });
    this.process.on("message", (message) => { this.hear(message); });
    this.process.on("error", () => { this.kill(); });
    this.process.on("exit", (code, signal) => {
      this.gone = true;
      this.current?.settle({ kind: "died", before: false, message: this.died(code, signal) });
    });
  }

  private ended: () => void = () => undefined;

  /** Nothing that runs here may hold up the end of the process that asked. */
  unref(): void {
    this.process.unref();
    this.process.channel?.unref();
  }

  ref(): void {
    this.process.ref();
    this.process.channel?.ref();
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Carries out one order. Never rejects. */
  async grade(order: GradeOrder, wallMs: number, onEvents: (json: string) => void, signal: AbortSignal | undefined): Promise<OrderOutcome> {
    try {
      await this.ready;
    } catch (error) {
      return { kind: "died", before: true, message: (error as Error).message };
    }
    if (signal?.aborted) return { kind: "cancelled" };
    const outcome = await new Promise<OrderOutcome>((resolve) => {
      const timer = setTimeout(() => { settle({ kind: "timeout" }); }, wallMs);
      const abort = () => { settle({ kind: "cancelled" }); };
      const settle = (settled: OrderOutcome) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        this.current = undefined;
        resolve(settled);
      };
      this.current = { id: order.id, onEvents, settle };
      signal?.addEventListener("abort", abort);
      if (this.gone || !this.process.connected) settle({ kind: "died", before: true, message: "it had ended" });
      else this.process.send(order, (error) => { if (error) settle({ kind: "died", before: true, message: error.message }); });
    });
    const worn = ++this.grades >= gradesPerChild;
    const broken = outcome.kind !== "ended" || outcome.end.stop?.code === "tampered" || outcome.end.stop?.code === "out-of-memory";
    if (worn || broken) this.kill();
    return outcome;
  }

  kill(): void {
    this.gone = true;
    this.process.kill("SIGKILL");
    this.current?.settle({ kind: "died", before: false, message: "it was killed" });
  }

  private hear(message: unknown): void {
    const parsed = childMessage.safeParse(message);
    const { current } = this;
    if (!parsed.success) return current ? current.settle({ kind: "tampered" }) : this.kill();
    const said: ChildMessage = parsed.data;
    if (said.type === "ready" || !current || said.id !== current.id) return;
    if (said.type === "events") current.onEvents(said.json);
    else current.settle({ kind: "ended", end: { fuel: said.fuel, ...(said.stop ? { stop: withoutUndefined(said.stop) } : {}) } });
  }

  private died(code: number | null, signal: NodeJS.Signals | null): string {
    const last = this.words.trim().split("\n").find((line) => /error|denied|bad option|memory/i.test(line));
    return `the sandbox's process ended (${signal ?? `code ${code}`})${last ? `: ${last.slice(0, 300)}` : ""}`;
  }
}

/** Drops optional fields that are undefined. */
function withoutUndefined(stop: NonNullable<Extract<ChildMessage, { type: "end" }>["stop"]>): NonNullable<GradeEnd["stop"]> {
  return JSON.parse(JSON.stringify(stop)) as NonNullable<GradeEnd["stop"]>;
}

/** Bounds of the process: memory of the engine and of V8, no files outside the build, no processes of its own. */
function childArguments(buildDir: string): string[] {
  const bounds = ["--stack-size=3900", "--wasm-max-mem-pages=2048", "--max-old-space-size=192"];
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const stable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  // A comma separates folders on Node 20 and cannot be quoted.
  if (buildDir.includes(",")) return bounds;
  return [...bounds, stable ? "--permission" : "--experimental-permission", "--allow-worker", `--allow-fs-read=${path.join(buildDir, "*")}`, "--no-warnings"];
}
