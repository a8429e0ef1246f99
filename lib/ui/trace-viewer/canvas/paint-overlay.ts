import { placeOfTime } from "../model/scale";
import { causesOf, effectsOf } from "../model/causes";
import { ms } from "../words/format";
import { xOf } from "./plan";
import { clipped } from "./paint-lanes";
import { trace } from "./paint-messages";
import { type Scene, point } from "./scene";

type Context = CanvasRenderingContext2D;

export interface Pointers {
  /** The chosen event, or -1. */
  readonly at: number;
  /** Virtual time of the cursor. */
  readonly time: number;
  readonly pinned: number | undefined;
  readonly hovered: number;
}

/** So many steps back from the chosen event are drawn. */
const chainLength = 24;

/** What changes while scrubbing: the cursor, the chosen event with what led to it, the pinned moment, the broken rule. */
export function paintOverlay(ctx: Context, scene: Scene, { at, time, pinned, hovered }: Pointers): void {
  const { plan, palette, height, model } = scene;
  ctx.clearRect(0, 0, plan.width, height);
  clipped(ctx, plan.left, 0, plan.width - plan.left, height, () => {
    if (scene.focus !== undefined) upright(ctx, scene, scene.scale.at[scene.focus]!, palette.of.fail, [4, 3]);
    if (pinned !== undefined) upright(ctx, scene, scene.scale.at[pinned] ?? scene.scale.start, palette.of.warn, [2, 2], ms(model.time[pinned] ?? model.start, scene.locale), palette.of["surface-1"]);
    const place = scene.horizon ?? (at >= 0 && model.time[at] === time ? scene.scale.at[at]! : placeOfTime(model, scene.scale, time));
    upright(ctx, scene, place, palette.of.accent, [], ms(scene.horizon === undefined ? time : Math.floor(time), scene.locale), palette.of["ink-inverse"]);
  });
  clipped(ctx, plan.left - 10, plan.axis, plan.width - plan.left + 10, height - plan.axis, () => {
    if (at >= 0) paintChain(ctx, scene, at);
    if (hovered >= 0 && hovered !== at) ring(ctx, scene, hovered, palette.of["ink-2"], 1.25);
    if (scene.focus !== undefined) ring(ctx, scene, scene.focus, palette.of.fail, 2, 11);
    if (at >= 0) ring(ctx, scene, at, palette.of.accent, 2);
  });
}

/** A line through all lanes at one place, and its time on the axis. */
function upright(ctx: Context, scene: Scene, place: number, colour: string, dash: number[], label?: string, ink?: string): void {
  const { plan, view, palette, height } = scene;
  const at = xOf(plan, view, place);
  if (at < plan.left - 1 || at > plan.width + 1) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(at, plan.axis - 2);
  ctx.lineTo(at, height);
  ctx.stroke();
  ctx.setLineDash([]);
  if (label === undefined || ink === undefined) return;
  ctx.font = `600 ${11 * plan.unit}px ${palette.sans}`;
  const wide = ctx.measureText(label).width + 10;
  const left = Math.max(plan.left, Math.min(at - wide / 2, plan.width - wide));
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.roundRect(left, 2, wide, plan.axis - 4, 3);
  ctx.fill();
  ctx.fillStyle = ink;
  ctx.textBaseline = "middle";
  ctx.fillText(label, left + 5, plan.axis / 2);
}

function ring(ctx: Context, scene: Scene, index: number, colour: string, width: number, radius = 8): void {
  const at = point(scene, index);
  if (Number.isNaN(at.y)) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius * scene.plan.unit, 0, 2 * Math.PI);
  ctx.stroke();
}

/** The way that led to an event, and the first steps from it. */
function paintChain(ctx: Context, scene: Scene, index: number): void {
  ctx.strokeStyle = scene.palette.of.accent;
  ctx.lineWidth = 2.25;
  ctx.beginPath();
  let after = index;
  for (const before of causesOf(scene.model, index, chainLength)) {
    link(ctx, scene, before, after);
    after = before;
  }
  ctx.stroke();
  ctx.globalAlpha = 0.55;
  ctx.beginPath();
  for (const effect of effectsOf(scene.model, index, chainLength)) link(ctx, scene, index, effect);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function link(ctx: Context, scene: Scene, before: number, after: number): void {
  const [a, b] = [point(scene, before), point(scene, after)];
  if (Number.isNaN(a.y) || Number.isNaN(b.y)) return;
  if (scene.model.lane[before] === scene.model.lane[after]) {
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
  } else trace(ctx, a.x, a.y, b.x, b.y);
}
