import type { TraceKind } from "@/lib/sim";

/** A mark around the origin, about 10 units wide, as SVG path data: what is filled, and what is drawn as a line (1.75 wide). */
export interface Shape {
  readonly fill?: string;
  readonly line?: string;
  /** Drawn over the fill in the colour of the ground. */
  readonly cut?: string;
}

const cross = "M-4 -4 L4 4 M4 -4 L-4 4";
const triangle = "M-3 -5 L5 0 L-3 5 Z";

/** One shape a kind, on the canvas, in the legend and in the table alike: a colour never stands alone. */
export const shapes: Readonly<Record<TraceKind, Shape>> = {
  start: { fill: triangle },
  restart: { fill: "M-1 -5 L6 0 L-1 5 Z M-5 -5 H-3 V5 H-5 Z" },
  crash: { line: "M-5 -5 L5 5 M5 -5 L-5 5" },
  pause: { fill: "M-4 -5 H-1 V5 H-4 Z M1 -5 H4 V5 H1 Z" },
  resume: { line: "M-3 -4.5 L4.5 0 L-3 4.5 Z" },
  send: { fill: "M-2.75 0 A2.75 2.75 0 1 0 2.75 0 A2.75 2.75 0 1 0 -2.75 0 Z" },
  deliver: { fill: "M-4 -4 L0 4 L4 -4 L0 -2 Z" },
  drop: { line: cross },
  duplicate: { line: "M-4 0 A2.5 2.5 0 1 0 1 0 A2.5 2.5 0 1 0 -4 0 M-1 0 A2.5 2.5 0 1 0 4 0 A2.5 2.5 0 1 0 -1 0" },
  timer: { line: "M-4.5 0 A4.5 4.5 0 1 0 4.5 0 A4.5 4.5 0 1 0 -4.5 0 M0 -2.5 V0 H2" },
  sync: { line: "M-4 -3 A4 1.6 0 1 0 4 -3 A4 1.6 0 1 0 -4 -3 V3 A4 1.6 0 0 0 4 3 V-3" },
  fault: { fill: "M1.5 -6 L-4 1 H-0.5 L-1.5 6 L4 -1 H0.5 Z" },
  heal: { line: "M-4.5 0.5 L-1.5 4 L4.5 -4" },
  log: { line: "M-4 -2.5 H4 M-4 1 H2" },
  state: { line: "M0 -3.5 L3.5 0 L0 3.5 L-3.5 0 Z" },
  note: { fill: "M-3.5 -5 H-2 V-4 H5 L3 -1 L5 2 H-2 V6 H-3.5 Z" },
  violation: { fill: "M-3 -7 H3 L7 -3 V3 L3 7 H-3 L-7 3 V-3 Z", cut: "M0 -4 V1 M0 3.2 V4.4" },
  error: { fill: "M0 -7 L7 6 H-7 Z", cut: "M0 -2.5 V2 M0 3.6 V4.4" },
};

const paths = new Map<string, Path2D>();

/** The path of a shape's part for a canvas, made once. */
export function pathOf(data: string): Path2D {
  const known = paths.get(data);
  if (known !== undefined) return known;
  const path = new Path2D(data);
  paths.set(data, path);
  return path;
}
