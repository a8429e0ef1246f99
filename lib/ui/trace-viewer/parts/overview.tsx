"use client";
import { type PointerEvent, useMemo, useRef } from "react";
import { useCanvas, useMeasure, usePalette } from "../canvas/use-canvas";
import { kinds } from "../model/kinds";
import { lastAtMost } from "../model/search";
import type { TraceModel } from "../model/trace-model";
import type { RunView } from "../use-run-view";
import styles from "./parts.module.css";

const tall = 30;
const column = 2;

/**
 * The whole run in a strip: how much happened when, faults, crashes and broken rules, and what part the lanes show. A drag along it
 * scrubs. For the pointer only: the lanes' keys do the same.
 */
export function Overview({ model, run, focus }: { readonly model: TraceModel; readonly run: RunView; readonly focus: number | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const measure = useMeasure(box);
  const palette = usePalette(box);
  const { scale, selection, view, at, pinned } = run;
  const width = measure?.width ?? 0;
  const zoom = (width - 4) / (scale.end - scale.start);

  const paintGround = useMemo(() => (palette === undefined || width <= 0 ? undefined : (ctx: CanvasRenderingContext2D) => {
    const x = (index: number) => 2 + ((scale.at[Math.min(index, model.size - 1)] ?? scale.start) - scale.start) * zoom;
    ctx.clearRect(0, 0, width, tall);
    ctx.fillStyle = palette.of["warn-soft"];
    for (const fault of model.faults) ctx.fillRect(x(fault.from), 0, Math.max(2, x(fault.to) - x(fault.from)), tall);
    const counts = new Uint32Array(Math.ceil(width / column) + 1);
    let most = 1;
    for (const index of selection.list) most = Math.max(most, ++counts[Math.floor(x(index) / column)]!);
    ctx.fillStyle = palette.of["line-strong"];
    counts.forEach((count, slot) => {
      const bar = count === 0 ? 0 : 2 + (tall - 12) * (Math.log1p(count) / Math.log1p(most));
      ctx.fillRect(slot * column, tall - bar, column - 0.5, bar);
    });
    ctx.fillStyle = palette.of.fail;
    for (const index of model.landmarks) {
      if (selection.shown[index] === 1 && kinds[model.kind[index]!] !== "restart") ctx.fillRect(x(index) - 1, 0, 2, 6);
    }
    if (focus !== undefined) ctx.fillRect(x(focus) - 1, 0, 2, tall);
  }), [palette, width, zoom, scale, model, selection, focus]);

  const paintOverlay = useMemo(() => (palette === undefined || width <= 0 || view === undefined ? undefined : (ctx: CanvasRenderingContext2D) => {
    ctx.clearRect(0, 0, width, tall);
    const place = (value: number) => 2 + (value - scale.start) * zoom;
    const plotWidth = run.width;
    const [left, right] = [Math.max(0.5, place(view.from)), Math.min(width - 0.5, place(view.from + plotWidth / view.zoom))];
    ctx.fillStyle = palette.of.accent;
    ctx.globalAlpha = 0.1;
    ctx.fillRect(left, 0, right - left, tall);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = palette.of.accent;
    ctx.lineWidth = 1;
    ctx.strokeRect(left, 0.5, right - left, tall - 1);
    ctx.fillRect(place(scale.at[at] ?? scale.start) - 1, 0, 2, tall);
    ctx.fillStyle = palette.of.warn;
    if (pinned !== undefined) ctx.fillRect(place(scale.at[pinned] ?? scale.start) - 1, 0, 2, tall);
  }), [palette, width, zoom, scale, view, run.width, at, pinned]);

  useCanvas(ground, width, tall, paintGround);
  useCanvas(overlay, width, tall, paintOverlay);

  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    const place = scale.start + (event.clientX - event.currentTarget.getBoundingClientRect().left - 2) / zoom;
    const index = selection.list[Math.max(0, lastAtMost(selection.list, lastAtMost(scale.at, place)))];
    if (index !== undefined) run.moveTo(index);
  };
  return (
    <div
      ref={box} className={styles.overview} aria-hidden
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); scrub(event); }}
      onPointerMove={(event) => { if (event.buttons === 1) scrub(event); }}
    >
      <canvas ref={ground} style={{ inlineSize: width, blockSize: tall }} />
      <canvas ref={overlay} style={{ inlineSize: width, blockSize: tall }} />
    </div>
  );
}
