/** Runs a lab's tests against a student's modules, once; the frame takes a new worker for each run. */
import type { CompiledModule } from "../../compile";
import type { GuestApi, GuestEvent, StartOptions } from "../../harness/protocol";
import type { FromWorker, ToWorker } from "../protocol";

/** What a run is given. */
export interface RunCall {
  readonly modules: readonly CompiledModule[];
  readonly start: StartOptions;
}

// The lab's bundle takes all of these away from the realm, before any student code is in it.
const post = self.postMessage.bind(self) as (message: FromWorker) => void;
const evaluate = self.eval;
const { port1, port2 } = new MessageChannel();
const nextTask = port1.postMessage.bind(port1, null);

let api: GuestApi;
let over = true;
/** The rest of this task is left to what the browser has to say. */
let resting = false;

// Promises that can settle have settled when a callback of the host begins: between tasks, and between two listeners of one
// event. A task costs about 40 µs and a run has thousands of pumps, so each task calls many listeners.
for (let i = 0; i < 128; i++) port2.addEventListener("message", () => { if (!over && !resting) pump(); });
port2.addEventListener("message", () => {
  resting = false;
  if (!over) nextTask();
});
port2.start();

// Told in a task of its own, which the browser queued before the pump that ends the test.
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  if (!over) api.rejected(event.reason);
});

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === "setup") {
      api = evaluate(data.setup as string) as GuestApi;
      post({ type: "ready" });
    } else run(data.data as RunCall);
  } catch (error) {
    post({ type: "fault", message: String(error) });
  }
});

function run({ modules, start }: RunCall): void {
  for (const { id, code, imports } of modules) {
    let factory: unknown;
    try {
      factory = evaluate(code);
    } catch (error) {
      // Early errors that only an engine finds, such as an invalid regular expression.
      const events: GuestEvent[] = [{ type: "stopped", stop: { code: "compile-error", message: String(error) } }];
      post({ type: "progress", progress: JSON.stringify(events) });
      return post({ type: "result", result: null });
    }
    api.define(id, factory, JSON.stringify(imports));
  }
  api.start(JSON.stringify(start));
  over = false;
  nextTask();
}

function pump(): void {
  const events = api.pump();
  if (events === "") return;
  resting = true;
  if (events === "[]") return;
  post({ type: "progress", progress: events });
  if (!(JSON.parse(events) as GuestEvent[]).some((event) => event.type === "done")) return;
  over = true;
  post({ type: "result", result: null });
}
