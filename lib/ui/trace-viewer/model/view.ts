import type { Scale } from "./scale";

/** What part of a scale is in view: the place at the left edge, and pixels a unit. */
export interface View {
  readonly from: number;
  readonly zoom: number;
}

/** Pixels left free beside the first and the last event. */
export const margin = 16;
const closest = 400;

/** All of it, in a plot so many pixels wide. */
export function fit(scale: Scale, width: number): View {
  const zoom = Math.max(1e-9, (width - 2 * margin) / (scale.end - scale.start));
  return { from: scale.start - margin / zoom, zoom };
}

/** Keeps a view within its scale: never farther than all of it, never past an end. */
export function clamp(view: View, scale: Scale, width: number): View {
  const least = fit(scale, width).zoom;
  const zoom = Math.min(Math.max(view.zoom, least), Math.max(least, scale.comfort * closest));
  const lowest = scale.start - margin / zoom;
  const highest = scale.end - (width - margin) / zoom;
  return kept(view, Math.max(lowest, Math.min(view.from, highest)), zoom);
}

/** The same object where nothing has changed that could be seen: what has been painted of it stays. */
function kept(view: View, from: number, zoom: number): View {
  return Math.abs(from - view.from) * zoom < 1e-3 && Math.abs(zoom / view.zoom - 1) < 1e-9 ? view : { from, zoom };
}

/** Zooms by a factor around a pixel, which keeps its place. */
export function zoomAt(view: View, scale: Scale, width: number, factor: number, pixel: number): View {
  const { zoom } = clamp({ from: view.from, zoom: view.zoom * factor }, scale, width);
  return clamp({ from: view.from + pixel / view.zoom - pixel / zoom, zoom }, scale, width);
}

export function panBy(view: View, scale: Scale, width: number, pixels: number): View {
  return clamp({ from: view.from + pixels / view.zoom, zoom: view.zoom }, scale, width);
}

/** The nearest view in which a place stands a quarter of the width away from the edges. */
export function reveal(view: View, scale: Scale, width: number, at: number): View {
  const room = Math.min(width / 4, 160) / view.zoom;
  const span = width / view.zoom;
  const wanted = at < view.from + room ? at - room : at > view.from + span - room ? at - span + room : view.from;
  const { from, zoom } = clamp({ from: wanted, zoom: view.zoom }, scale, width);
  return kept(view, from, zoom);
}

/** The same for readers who do not want things to move: it turns a page when the place is out of view, and stands still before. */
export function turn(view: View, scale: Scale, width: number, at: number): View {
  const span = width / view.zoom;
  if (at >= view.from && at <= view.from + span) return view;
  const { from, zoom } = clamp({ from: at - span / 4, zoom: view.zoom }, scale, width);
  return kept(view, from, zoom);
}

/** Single events can be read, and the given place stands at two thirds of the width: most of what is seen led to it. */
export function openOn(scale: Scale, width: number, at: number): View {
  const zoom = Math.max(scale.comfort, fit(scale, width).zoom);
  return clamp({ from: at - (width * 2) / 3 / zoom, zoom }, scale, width);
}
