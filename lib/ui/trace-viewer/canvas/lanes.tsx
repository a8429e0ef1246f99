"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { punctuation } from "@/lib/i18n/punctuation";
import type { LaneSpan, TraceLens } from "../lens";
import type { TraceModel } from "../model/trace-model";
import { field } from "../model/fields";
import type { RunView } from "../use-run-view";
import { messageWord, tell } from "../words/tell";
import { ms } from "../words/format";
import { paintAxis, paintGround, paintNames, clipped } from "./paint-lanes";
import { paintMarks } from "./paint-marks";
import { paintMessages } from "./paint-messages";
import { paintOverlay } from "./paint-overlay";
import type { Palette } from "./palette";
import { planOf, xOf } from "./plan";
import { point, type Scene } from "./scene";
import styles from "./lanes.module.css";
import { useCanvas, useMeasure, usePalette } from "./use-canvas";
import { usePointer } from "./use-pointer";

export interface LanesProps {
  readonly model: TraceModel;
  readonly run: RunView;
  readonly locale: Locale;
  readonly lens: TraceLens | undefined;
  readonly focus: number | undefined;
  readonly compact: boolean;
  /** Virtual time that a running simulation has got to; nothing is drawn beyond. */
  readonly horizon?: number;
  /** Keys that the surroundings understand; returns whether the key was one of them. */
  readonly onKey: (event: React.KeyboardEvent) => boolean;
  readonly describedBy?: string;
}

/** The picture itself: lanes, messages, faults, marks, and a cursor. A slider for the keyboard: its value is the chosen event. */
export function Lanes({ model, run, locale, lens, focus, compact, horizon, onKey, describedBy }: LanesProps) {
  const words = traceWords[locale];
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const measure = useMeasure(box);
  const palette = usePalette(box);
  const [scroll, setScroll] = useState(0);
  const [hovered, setHovered] = useState(-1);
  const { view, at, time, selection, scale, setWidth, pinned, filter } = run;

  const longestName = useMemo(() => (palette === undefined ? 0 : nameWidth(model, palette, measure?.unit ?? 1, words.whole)), [model, palette, measure?.unit, words]);
  const plan = useMemo(
    () => (measure === undefined ? undefined : planOf(model, { width: measure.width, compact, unit: measure.unit, hidden: filter.hiddenProcesses, longestName })),
    [model, measure, compact, filter.hiddenProcesses, longestName],
  );
  const plotWidth = plan === undefined ? 0 : plan.width - plan.left;
  useEffect(() => setWidth(plotWidth), [setWidth, plotWidth]);

  const spans = useMemo(() => spansOf(model, lens, locale), [model, lens, locale]);
  const wordOf = useCallback((send: number) => messageWord(field(model.trace.events[send]!.detail, "message"), locale, lens), [model, locale, lens]);
  const height = Math.min(plan?.height ?? 0, measure?.height || Infinity);
  const scene = useMemo((): Scene | undefined => {
    if (plan === undefined || palette === undefined || view === undefined) return undefined;
    return { model, scale, view, plan, palette, locale, scroll, height, shown: selection.shown, spans, focus, horizon, wordOf };
  }, [model, scale, view, plan, palette, locale, scroll, height, selection, spans, focus, horizon, wordOf]);

  const paintBase = useMemo(() => (scene === undefined ? undefined : (ctx: CanvasRenderingContext2D) => {
    paintGround(ctx, scene);
    paintAxis(ctx, scene);
    const { left, head, width, axis } = scene.plan;
    const right = scene.horizon === undefined ? width : Math.min(width, xOf(scene.plan, scene.view, scene.horizon) + 0.5);
    clipped(ctx, left, head, right - left, height - head, () => paintMessages(ctx, scene));
    clipped(ctx, left - 8, axis, right - left + 8, height - axis, () => paintMarks(ctx, scene));
    paintNames(ctx, scene, words.whole);
  }), [scene, height, words]);
  const paintPointers = useMemo(
    () => (scene === undefined ? undefined : (ctx: CanvasRenderingContext2D) => paintOverlay(ctx, scene, { at, time, pinned, hovered })),
    [scene, at, time, pinned, hovered],
  );
  useCanvas(ground, plan?.width ?? 0, height, paintBase);
  useCanvas(overlay, plan?.width ?? 0, height, paintPointers);
  const pointer = usePointer(box, scene, run, setHovered);

  return (
    <div
      ref={box} role="slider" tabIndex={0} className={styles.lanes} data-compact={compact} onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
      aria-label={words.lanesLabel} aria-describedby={describedBy} aria-valuemin={0} aria-valuemax={Math.max(0, model.size - 1)} aria-valuenow={Math.max(0, at)}
      aria-valuetext={at < 0 || model.size === 0 ? words.none : `${ms(model.time[at]!, locale)}${punctuation[locale].colon}${tell(model, at, locale, lens, horizon)}`}
      onKeyDown={(event) => { if (onKey(event)) event.preventDefault(); }} {...pointer}
    >
      <div className={styles.content} style={{ blockSize: plan?.height }}>
        <div className={styles.stage} style={{ blockSize: height }}>
          <canvas ref={ground} className={styles.canvas} style={{ inlineSize: plan?.width, blockSize: height }} />
          <canvas ref={overlay} className={styles.canvas} style={{ inlineSize: plan?.width, blockSize: height }} />
          {scene !== undefined && hovered >= 0 && <Hint scene={scene} index={hovered} text={`${ms(model.time[hovered]!, locale)} · ${tell(model, hovered, locale, lens, horizon)}`} />}
        </div>
      </div>
    </div>
  );
}

/** What is under the pointer, in words. The event card says the same of the chosen event. */
function Hint({ scene, index, text }: { readonly scene: Scene; readonly index: number; readonly text: string }) {
  const at = point(scene, index);
  const below = at.y < scene.height / 2;
  const style = {
    insetInlineStart: Math.min(Math.max(8, at.x - 120), Math.max(8, scene.plan.width - 268)),
    ...(below ? { insetBlockStart: at.y + 14 } : { insetBlockEnd: scene.height - at.y + 14 }),
  };
  return <div className={styles.hint} style={style} aria-hidden>{text}</div>;
}

function nameWidth(model: TraceModel, { mono, sans }: Palette, unit: number, whole: string): number {
  const ctx = document.createElement("canvas").getContext("2d");
  if (ctx === null) return 100;
  return Math.max(0, ...model.lanes.slice(0, 200).map((name) => {
    ctx.font = name === "" ? `italic ${12 * unit}px ${sans}` : `${12 * unit}px ${mono}`;
    return ctx.measureText(name === "" ? whole : name).width;
  }));
}

/** A lens reads what a student's code has said; one that stumbles shades nothing. */
function spansOf(model: TraceModel, lens: TraceLens | undefined, locale: Locale): readonly LaneSpan[] {
  try {
    return lens?.spans?.(model.trace, locale) ?? [];
  } catch {
    return [];
  }
}
