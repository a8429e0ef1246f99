import styles from "./shapes.module.css";

// The visual grammar in small: a process is a rounded box, a store a cylinder, a queue a slotted bar, a message an arrow,
// time a dial. Units are those of the glyph's view box, 44 × 28.

interface Rect { x: number; y: number; w: number; h: number }

/** A process. `solid` marks the one that acts. */
export function Box({ x, y, w, h, solid = false }: Rect & { solid?: boolean }) {
  return <rect x={x} y={y} width={w} height={h} rx={2.5} className={solid ? styles.processSolid : styles.process} />;
}

/** What is no longer, or not yet, there. */
export function Ghost({ x, y, w, h }: Rect) {
  return <rect x={x} y={y} width={w} height={h} rx={2.5} className={styles.ghost} />;
}

export function Cylinder({ x, y, w, h }: Rect) {
  const r = w / 2;
  const lid = Math.min(2.6, w / 5);
  return (
    <path
      className={styles.store}
      d={`M${x} ${y + lid} a${r} ${lid} 0 0 1 ${w} 0 v${h - 2 * lid} a${r} ${lid} 0 0 1 ${-w} 0 z M${x} ${y + lid} a${r} ${lid} 0 0 0 ${w} 0`}
    />
  );
}

/** A queue of `n` slots, of which the last `full` (next to the exit, on the right) are taken. */
export function Slots({ x, y, w, h, n, full }: Rect & { n: number; full: number }) {
  const slot = w / n;
  return (
    <g>
      <rect x={x + (n - full) * slot} y={y} width={full * slot} height={h} className={styles.queueFill} />
      <path className={styles.queue} d={`M${x} ${y} h${w} v${h} h${-w} z ${Array.from({ length: n - 1 }, (_, i) => `M${x + (i + 1) * slot} ${y} v${h}`).join(" ")}`} />
    </g>
  );
}

/** A message from one point to another. */
export function Arrow({ from: [x1, y1], to: [x2, y2] }: { from: readonly [number, number]; to: readonly [number, number] }) {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const wing = (turn: number) => `${(x2 - 4 * Math.cos(angle + turn)).toFixed(1)} ${(y2 - 4 * Math.sin(angle + turn)).toFixed(1)}`;
  return <path className={styles.message} d={`M${x1} ${y1} L${x2} ${y2} M${wing(0.55)} L${x2} ${y2} L${wing(-0.55)}`} />;
}

/** Any line that a message takes, without a head. */
export function Line({ d }: { d: string }) {
  return <path className={styles.message} d={d} />;
}

export function Dial({ x, y, r }: { x: number; y: number; r: number }) {
  return <path className={styles.time} d={`M${x - r} ${y} a${r} ${r} 0 1 1 ${2 * r} 0 a${r} ${r} 0 1 1 ${-2 * r} 0 M${x} ${y - r * 0.6} V${y} h${r * 0.5}`} />;
}

/** Strokes that belong to a process: marks inside a box, a tree, a bubble. */
export function Ink({ d }: { d: string }) {
  return <path className={styles.process} d={d} />;
}

export function Dot({ x, y, r = 1.7 }: { x: number; y: number; r?: number }) {
  return <circle cx={x} cy={y} r={r} className={styles.dot} />;
}
