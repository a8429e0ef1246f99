"use client";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { TraceLens } from "./lens";
import { everything, type Filter, select, type Selection } from "./model/filter";
import { placeOfTime, type Scale, type ScaleKind, scaleOf } from "./model/scale";
import { firstAtLeast, lastAtMost } from "./model/search";
import type { TraceModel } from "./model/trace-model";
import { clamp, openOn, reveal, turn, type View } from "./model/view";
import { tell } from "./words/tell";

/** Where a reader is in a run, and what of it is in view. Events go by their index. */
export interface RunView {
  readonly scale: Scale;
  readonly setScale: (kind: ScaleKind) => void;
  /** Undefined until the width of the plot is known. */
  readonly view: View | undefined;
  readonly setView: (view: View) => void;
  /** Width of the plot in pixels; 0 until it is known. */
  readonly width: number;
  readonly setWidth: (width: number) => void;
  readonly at: number;
  /** Virtual time of the cursor: that of the event, or later while time is played. */
  readonly time: number;
  /** Chooses an event and brings it into view. */
  readonly moveTo: (index: number, time?: number) => void;
  /** Goes on by so many of the events that the filter lets through, in one lane if told so. */
  readonly step: (by: number, lane?: number) => void;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly selection: Selection;
  readonly pinned: number | undefined;
  readonly setPinned: (index: number | undefined) => void;
}

export interface Opening {
  /** The event that is chosen at first. */
  readonly at: number;
  /** Virtual time of the cursor, where it is not the event's. */
  readonly time?: number;
  readonly scale: ScaleKind;
  /** Virtual time that the run may go on to. */
  readonly until?: number;
  /** Pixels of a virtual millisecond at first, on a scale of times. */
  readonly zoom?: number;
}

export function useRunView(model: TraceModel, opening: Opening, locale: Locale, lens: TraceLens | undefined): RunView {
  const [kind, setKind] = useState<ScaleKind>(opening.scale);
  const [stored, setView] = useState<View>();
  const [width, setWidth] = useState(0);
  const [place, setPlace] = useState<{ readonly at: number; readonly time: number | undefined }>({ at: opening.at, time: opening.time });
  const [filter, setFilter] = useState<Filter>(everything);
  const [pinned, setPinned] = useState<number>();
  const { at } = place;

  const { until, zoom } = opening;
  const scale = useMemo(() => scaleOf(model, kind, until), [model, kind, until]);
  const view = useMemo(() => {
    if (width <= 0) return undefined;
    if (stored !== undefined) return clamp(stored, scale, width);
    const suited = zoom === undefined || scale.kind === "order" ? scale : { ...scale, comfort: zoom };
    return openOn(suited, width, scale.at[Math.max(0, at)] ?? 0);
    // The opening depends on where the reader is only until the view has been moved.
  }, [stored, scale, width, at, zoom]);

  const wanted = useDeferredValue(filter);
  const selection = useMemo(() => select(model, wanted, (index) => tell(model, index, locale, lens)), [model, wanted, locale, lens]);

  const moveTo = useCallback((index: number, time?: number) => {
    const target = Math.max(0, Math.min(index, model.size - 1));
    setPlace({ at: target, time });
    if (view === undefined) return;
    const place = time === undefined ? scale.at[target] ?? 0 : placeOfTime(model, scale, time);
    setView((matchMedia("(prefers-reduced-motion: reduce)").matches ? turn : reveal)(view, scale, width, place));
  }, [model, view, scale, width]);

  const step = useCallback((by: number, lane?: number) => {
    const { list } = selection;
    const order = lane === undefined ? list : list.filter((index) => model.lane[index] === lane);
    if (order.length === 0) return;
    const from = by > 0 ? lastAtMost(order, at) : firstAtLeast(order, at);
    moveTo(order[Math.max(0, Math.min(from + by, order.length - 1))]!);
  }, [selection, model, at, moveTo]);

  const setScale = useCallback((next: ScaleKind) => {
    setKind(next);
    setView(undefined);
  }, []);

  return {
    scale, setScale, view, setView, width, setWidth, at, moveTo, step, filter, setFilter, selection, pinned, setPinned,
    time: place.time ?? model.time[at] ?? model.start,
  };
}
