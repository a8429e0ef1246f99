import type { Locale } from "@/lib/i18n/locales";
import type { LaneSpan } from "../lens";
import type { Scale } from "../model/scale";
import { firstAtLeast, lastAtMost } from "../model/search";
import type { TraceModel } from "../model/trace-model";
import type { View } from "../model/view";
import type { Palette } from "./palette";
import { laneY, placeAt, type Plan, pointOf, xOf } from "./plan";

/** Everything a frame is drawn from. */
export interface Scene {
  readonly model: TraceModel;
  readonly scale: Scale;
  readonly view: View;
  readonly plan: Plan;
  readonly palette: Palette;
  readonly locale: Locale;
  readonly scroll: number;
  /** Height of the canvas, in CSS pixels. */
  readonly height: number;
  /** 1 for each event that the filter lets through. */
  readonly shown: Uint8Array;
  readonly spans: readonly LaneSpan[];
  /** The event that broke the rule. */
  readonly focus: number | undefined;
  /** Where a running simulation has got to, in the scale's units: nothing is drawn beyond. */
  readonly horizon: number | undefined;
  readonly wordOf: (send: number) => string;
}

/** Events in view and one to each side, as indices: [first, last]. */
export function eventsInView({ scale, view, plan }: Scene): readonly [number, number] {
  const right = placeAt(plan, view, plan.width);
  return [Math.max(0, lastAtMost(scale.at, view.from - 12 / view.zoom)), Math.min(scale.at.length - 1, firstAtLeast(scale.at, right))];
}

export const x = (scene: Scene, index: number) => xOf(scene.plan, scene.view, scene.scale.at[Math.min(index, scene.scale.at.length - 1)] ?? 0);
export const y = (scene: Scene, lane: number) => laneY(scene.plan, lane, scene.scroll);
export const point = (scene: Scene, index: number) => pointOf(scene.model, scene.scale, scene.plan, scene.view, scene.scroll, index);

/** The shown event nearest to a point of the canvas, within `room` pixels; -1 if there is none. */
export function eventAt(scene: Scene, px: number, py: number, room: number): number {
  const [first, last] = eventsInView(scene);
  const { scale, view, plan, horizon } = scene;
  const from = Math.max(first, firstAtLeast(scale.at, placeAt(plan, view, px - room * 3)));
  const to = Math.min(last, lastAtMost(scale.at, Math.min(horizon ?? Infinity, placeAt(plan, view, px + room * 3))));
  let best = -1;
  let least = room * room;
  for (let index = from; index <= to; index++) {
    if (scene.shown[index] === 0) continue;
    const at = point(scene, index);
    const distance = (at.x - px) ** 2 + (at.y - py) ** 2;
    if (distance <= least) [best, least] = [index, distance];
  }
  return best;
}
