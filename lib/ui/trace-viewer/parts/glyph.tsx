import type { TraceKind } from "@/lib/sim";
import { familyOf } from "../model/kinds";
import { shapes } from "../canvas/shapes";
import styles from "./parts.module.css";

/** The mark of a kind of event, as on the lanes. */
export function Glyph({ kind }: { readonly kind: TraceKind }) {
  const { fill, line, cut } = shapes[kind] ?? shapes.note;
  return (
    <svg viewBox="-8 -8 16 16" width={16} height={16} className={styles.glyph} data-family={kind === "crash" || kind === "drop" ? "wrong" : familyOf(kind)} aria-hidden>
      {fill !== undefined && <path d={fill} className={styles.glyphFill} />}
      {line !== undefined && <path d={line} className={styles.glyphLine} />}
      {cut !== undefined && <path d={cut} className={styles.glyphCut} />}
    </svg>
  );
}
