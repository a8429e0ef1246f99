"use client";
import { useTranslations } from "next-intl";
import type { Json, Trace } from "@/lib/sim";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import { stripOf, type Strip, type StripMark } from "./layout";
import styles from "./trace-strip.module.css";

const limit = 40;
const left = 84;
const width = 340;
const laneHeight = 26;

/** What each process of a failed test did, small: a lane each, virtual time from left to right, and the same as a table. */
export function TraceStrip({ trace, focus }: { readonly trace: Trace; readonly focus: number | undefined }) {
  const t = useTranslations("workspace.trace");
  const strip = stripOf(trace, focus, limit);
  const focusId = focus === undefined ? undefined : trace.events[focus]?.id;
  return (
    <figure className={styles.strip}>
      <figcaption>{t("title")}</figcaption>
      <Scrollable label={t("caption")} className={styles.scroll}><Drawing strip={strip} focusId={focusId} label={t("caption")} /></Scrollable>
      {strip.skipped > 0 && <p className={styles.note}>{t("shown", { shown: strip.marks.length, total: trace.events.length })}</p>}
      {trace.truncated && <p className={styles.note}>{t("truncated")}</p>}
      <details>
        <summary>{t("table")}</summary>
        <EventTable marks={strip.marks} focusId={focusId} />
      </details>
    </figure>
  );
}

interface Shown {
  readonly focusId: number | undefined;
}

function Drawing({ strip, focusId, label }: Shown & { readonly strip: Strip; readonly label: string }) {
  const t = useTranslations("workspace.trace");
  const height = strip.lanes.length * laneHeight + 20;
  const x = (mark: StripMark) => left + 8 + mark.x * (width - left - 16);
  const y = (lane: number) => lane * laneHeight + laneHeight / 2;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={styles.drawing} role="img" aria-label={label}>
      {strip.lanes.map((lane, index) => (
        <g key={lane}>
          <text x={0} y={y(index) + 4} className={styles.lane}>{lane === "" ? t("whole") : lane.slice(0, 12)}</text>
          <line x1={left} x2={width} y1={y(index)} y2={y(index)} className={styles.line} />
        </g>
      ))}
      {strip.arrows.map(({ from, to }) => <line key={to.event.id} x1={x(from)} y1={y(from.lane)} x2={x(to)} y2={y(to.lane)} className={styles.message} />)}
      {strip.marks.map((mark) => <Glyph key={mark.event.id} mark={mark} x={x(mark)} y={y(mark.lane)} focused={mark.event.id === focusId} />)}
      <text x={left} y={height - 4} className={styles.time}>{strip.start} ms</text>
      <text x={width} y={height - 4} textAnchor="end" className={styles.time}>{strip.end} ms</text>
    </svg>
  );
}

/** Each family of events has a shape: messages are diamonds, life and faults squares, all else dots. */
function Glyph({ mark, x, y, focused }: { readonly mark: StripMark; readonly x: number; readonly y: number; readonly focused: boolean }) {
  const t = useTranslations("workspace.trace");
  const { kind, time } = mark.event;
  const square = ["send", "deliver", "drop", "duplicate", "start", "crash", "restart", "pause", "resume", "fault", "heal", "violation"].includes(kind);
  const turned = ["send", "deliver", "drop", "duplicate"].includes(kind);
  return (
    <g className={styles.mark} data-kind={kind}>
      <title>{`${time} ms · ${t(`kinds.${kind}`)}`}</title>
      {focused && <circle cx={x} cy={y} r={9} className={styles.focus} />}
      {square ? <rect x={x - 4} y={y - 4} width={8} height={8} transform={turned ? `rotate(45 ${x} ${y})` : undefined} /> : <circle cx={x} cy={y} r={3.5} />}
    </g>
  );
}

function EventTable({ marks, focusId }: Shown & { readonly marks: readonly StripMark[] }) {
  const t = useTranslations("workspace.trace");
  return (
    <Scrollable label={t("title")} className={styles.scroll}>
      <table className={styles.table}>
        <thead><tr><th>{t("time")}</th><th>{t("process")}</th><th>{t("kind")}</th><th>{t("detail")}</th></tr></thead>
        <tbody>
          {marks.map(({ event }) => (
            <tr key={event.id} data-focus={event.id === focusId}>
              <td>{event.time} ms</td>
              <td>{event.process || t("whole")}</td>
              <td>{t(`kinds.${event.kind}`)}{event.id === focusId && ` (${t("focus")})`}</td>
              <td><code>{brief(event.detail)}</code></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}

function brief(detail: Json): string {
  const text = typeof detail === "string" ? detail : JSON.stringify(detail);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
