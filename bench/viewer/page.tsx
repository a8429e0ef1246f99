import { createRoot } from "react-dom/client";
import "@/lib/ui/tokens.css";
import "@/lib/ui/base.css";
import type { Trace } from "@/lib/sim";
import { TraceViewer } from "@/lib/ui/trace-viewer/trace-viewer";

/** The viewer alone on a page, opened and driven by what `window.bench` offers; bench/viewer.ts calls it. */
export interface ViewerBench {
  /** Milliseconds from a trace, as JSON, to the frame after its lanes are painted. */
  open(trace: string, focus: number): Promise<number>;
  /** One input a frame, for so many frames: how far apart they were, and what script took in each, in ms. */
  drive(how: Input, frames: number): Promise<Driven>;
}

export type Input = "overview" | "keys" | "zoom";

export interface Driven {
  readonly intervals: readonly number[];
  readonly work: readonly number[];
}

const place = document.getElementById("place");
if (place === null) throw new Error("The page has no place for the viewer.");
const root = createRoot(place);

async function open(json: string, focus: number): Promise<number> {
  const trace = JSON.parse(json) as Trace;
  const started = performance.now();
  root.render(<TraceViewer trace={trace} focus={focus} locale="en" />);
  while (document.querySelector("[role=slider] canvas[width]") === null) await nextFrame();
  await nextFrame();
  return performance.now() - started;
}

async function drive(how: Input, frames: number): Promise<Driven> {
  const lanes = document.querySelector<HTMLElement>("[role=slider]");
  const overview = lanes?.nextElementSibling;
  if (!lanes || !overview) throw new Error("The viewer is not there.");
  // A pointer that is not real cannot be captured.
  overview.setPointerCapture = () => undefined;
  lanes.focus();
  const intervals: number[] = [];
  const work: number[] = [];
  const channel = new MessageChannel();
  let began = 0;
  // Its turn comes after React's and before the next frame.
  channel.port1.onmessage = () => work.push(performance.now() - began);
  let before = await nextFrame();
  for (let frame = 1; frame <= frames; frame++) {
    began = performance.now();
    input(how, lanes, overview, frame, frames);
    channel.port2.postMessage(null);
    const now = await nextFrame();
    intervals.push(now - before);
    before = now;
  }
  return { intervals, work };
}

function input(how: Input, lanes: Element, overview: Element, frame: number, frames: number): void {
  const box = overview.getBoundingClientRect();
  if (how === "overview") {
    const clientX = box.left + 4 + (frame / frames) * (box.width - 8);
    overview.dispatchEvent(new PointerEvent(frame === 1 ? "pointerdown" : "pointermove", { bubbles: true, pointerId: 1, button: 0, buttons: 1, clientX, clientY: box.top + 10 }));
  } else if (how === "keys") {
    lanes.dispatchEvent(new KeyboardEvent("keydown", { key: frame % 3 === 0 ? "PageUp" : "ArrowLeft", bubbles: true }));
  } else {
    const clientY = lanes.getBoundingClientRect().top + 100;
    lanes.dispatchEvent(new WheelEvent("wheel", { ctrlKey: true, deltaY: frame % 120 < 60 ? -40 : 40, clientX: box.left + box.width / 2, clientY, bubbles: true, cancelable: true }));
  }
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

Object.assign(window, { bench: { open, drive } satisfies ViewerBench });
