import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { kinds } from "../model/kinds";
import { Glyph } from "./glyph";
import styles from "./parts.module.css";

/** What the marks and lines of the picture mean, and what the keys do. */
export function Help({ locale }: { readonly locale: Locale }) {
  const words = traceWords[locale];
  return (
    <div className={styles.help}>
      <details>
        <summary>{words.legend.title}</summary>
        <ul className={styles.legend}>
          {kinds.filter((kind) => kind !== "deliver").map((kind) => <li key={kind}><Glyph kind={kind} /> {words.kinds[kind]}</li>)}
          <Line words={words.legend.sent} path="M0 8 H26" tip />
          <Line words={words.legend.lost} path="M0 8 H20" dash="3 3" />
          <Line words={words.legend.copy} path="M0 8 H26" dash="7 3" tip />
          <Line words={words.legend.down} path="M0 8 H32" dash="1 5" lane />
          <Line words={words.legend.paused} path="M0 5.5 H32 M0 10.5 H32" lane />
          <li><span className={styles.faultSwatch} aria-hidden /> {words.legend.fault}</li>
          <li><svg viewBox="0 0 32 16" width={32} height={16} className={styles.legendBars} aria-hidden><path d="M2 5h3v6h-3z M7 2h3v12h-3z M12 4h3v8h-3z M17 6h3v4h-3z M22 1h3v14h-3z M27 5h3v6h-3z" /></svg> {words.legend.many}</li>
          <li><span className={styles.trafficSwatch} aria-hidden /> {words.legend.traffic}</li>
        </ul>
      </details>
      <details>
        <summary>{words.keys.title}</summary>
        <dl className={styles.keys}>
          {words.keys.rows.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}
        </dl>
      </details>
    </div>
  );
}

function Line({ words, path, dash, tip = false, lane = false }: { readonly words: string; readonly path: string; readonly dash?: string; readonly tip?: boolean; readonly lane?: boolean }) {
  return (
    <li>
      <svg viewBox="0 0 32 16" width={32} height={16} className={lane ? styles.legendLane : styles.legendLine} aria-hidden>
        <path d={path} strokeDasharray={dash} />
        {tip && <path d="M32 8 L24 4.5 V11.5 Z" className={styles.legendTip} />}
      </svg> {words}
    </li>
  );
}
