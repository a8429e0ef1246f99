import { classNames } from "../../primitives/class-names";
import styles from "./diagram.module.css";

interface Box {
  readonly x: string;
  readonly y: string;
  readonly w: string;
  readonly h: string;
  readonly label: string;
}

interface Noted extends Box {
  readonly note?: string;
}

/** Something that runs. */
export function Process({ x, y, w, h, ...names }: Noted) {
  return (
    <g>
      <rect x={x} y={y} width={w} height={h} rx="10" className={styles.process} />
      <Names x={Number(x) + Number(w) / 2} y={Number(y) + Number(h) / 2} {...names} />
    </g>
  );
}

/** Something that keeps: a cylinder. */
export function Store({ x, y, w, h, ...names }: Noted) {
  const [left, top, width, height] = [Number(x), Number(y), Number(w), Number(h)];
  const lid = Math.min(10, height / 5);
  const arc = `a ${width / 2} ${lid} 0 0`;
  return (
    <g>
      <path d={`M ${left} ${top + lid} ${arc} 1 ${width} 0 v ${height - 2 * lid} ${arc} 1 ${-width} 0 z`} className={styles.store} />
      <path d={`M ${left} ${top + lid} ${arc} 0 ${width} 0`} className={styles.storeLid} />
      <Names x={left + width / 2} y={top + height / 2 + lid / 2} {...names} />
    </g>
  );
}

/** Things in order: a bar with a slot for each, some of them empty. */
export function Queue({ x, y, w, h, items = "", label }: Box & { readonly items?: string }) {
  const [left, top, width, height] = [Number(x), Number(y), Number(w), Number(h)];
  const slots = items.split(",").map((item) => item.trim());
  const slot = width / slots.length;
  return (
    <g>
      <text x={left} y={top - 9} className={styles.name}>{label}</text>
      <rect x={left} y={top} width={width} height={height} rx="3" className={styles.queue} />
      {slots.map((item, index) => (
        <g key={index}>
          {index > 0 && <line x1={left + index * slot} x2={left + index * slot} y1={top} y2={top + height} className={styles.divider} />}
          {item && <rect x={left + index * slot + 5} y={top + 5} width={slot - 10} height={height - 10} rx="2" className={styles.item} />}
          <text x={left + (index + 0.5) * slot} y={top + height / 2} className={styles.itemName}>{item}</text>
        </g>
      ))}
    </g>
  );
}

/** Something that goes from one to another: an arrow, its words above its middle. */
export function Message({ x1, y1, x2, y2, label, dashed = false }: { x1: string; y1: string; x2: string; y2: string; label?: string; dashed?: boolean }) {
  const [fromX, fromY, toX, toY] = [Number(x1), Number(y1), Number(x2), Number(y2)];
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  const [ux, uy] = [(toX - fromX) / length, (toY - fromY) / length];
  const at = (along: number, aside: number) => `${toX - ux * along - uy * aside},${toY - uy * along + ux * aside}`;
  const tipBase = 8;
  return (
    <g>
      <line x1={fromX} y1={fromY} x2={toX - ux * tipBase} y2={toY - uy * tipBase} className={classNames(styles.message, dashed && styles.dashed)} />
      <polygon points={`${at(0, 0)} ${at(tipBase + 1, 4.5)} ${at(tipBase + 1, -4.5)}`} className={styles.tip} />
      {label && <text x={(fromX + toX) / 2} y={(fromY + toY) / 2 - 9} className={styles.messageName}>{label}</text>}
    </g>
  );
}

/** A line of text. */
export function Words({ x, y, text, center = false }: { x: string; y: string; text: string; center?: boolean }) {
  return <text x={x} y={y} className={classNames(styles.words, center && styles.center)}>{text}</text>;
}

function Names({ x, y, label, note }: { x: number; y: number; label: string; note?: string }) {
  return (
    <>
      <text x={x} y={note ? y - 9 : y} className={styles.boxName}>{label}</text>
      {note && <text x={x} y={y + 10} className={styles.note}>{note}</text>}
    </>
  );
}
