/**
 * The only script of the sandbox page. The page has an opaque origin and a policy that reaches no network, so all that it
 * needs is handed to it. It starts workers, passes calls on, and forgets; limits are the business of the page around it,
 * which can remove the frame whole.
 */
import type { FromFrame, FromWorker, ToFrame, ToWorker } from "../protocol";

let port: MessagePort;
let opened: Extract<ToFrame, { type: "open" }>;
let workerUrl = "";
let worker: Worker;
let ready = false;
/** Calls that wait for a worker, then the one that it is at. */
const waiting: { readonly id: number; readonly data: unknown }[] = [];
let current = -1;

// Only the page around us, and only its first word, which brings the port for all others.
window.addEventListener("message", (event) => {
  if (event.source !== window.parent || !event.ports[0]) return;
  port = event.ports[0];
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.type === "open") {
      opened = data;
      workerUrl = URL.createObjectURL(new Blob([data.source], { type: "text/javascript" }));
      spawn();
    } else {
      waiting.push(data);
      next();
    }
  };
}, { once: true });

function tell(message: FromFrame): void {
  port.postMessage(message);
}

function spawn(): void {
  const mine = new Worker(workerUrl);
  worker = mine;
  ready = false;
  mine.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    // A worker that has answered is done with, whatever it still has to say.
    if (mine === worker) hear(data);
  };
  mine.onerror = (event) => {
    event.preventDefault();
    if (mine === worker) hear({ type: "fault", message: event.message });
  };
  mine.postMessage({ type: "setup", setup: opened.setup } satisfies ToWorker);
}

function hear(message: FromWorker): void {
  const id = current;
  if (message.type === "ready") {
    ready = true;
  } else if (message.type === "progress") {
    if (id >= 0) tell({ ...message, id });
  } else {
    current = -1;
    tell({ ...message, id });
    if (message.type === "fault" || opened.fresh) {
      worker.terminate();
      // A worker that cannot even start would be started for ever.
      if (message.type === "result" || id >= 0) spawn();
    }
  }
  next();
}

function next(): void {
  if (!ready || current >= 0) return;
  const call = waiting.shift();
  if (!call) return;
  current = call.id;
  if (opened.fresh) ready = false;
  tell({ type: "begun", id: call.id });
  worker.postMessage({ type: "call", data: call.data } satisfies ToWorker);
}
