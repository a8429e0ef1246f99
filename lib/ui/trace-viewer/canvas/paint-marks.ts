import { familyOf, kinds } from "../model/kinds";
import { firstAtLeast } from "../model/search";
import { familyColour } from "./palette";
import { pathOf, shapes } from "./shapes";
import { eventsInView, point, type Scene, x, y } from "./scene";

type Context = CanvasRenderingContext2D;

/** Closer together than this many pixels on average, events are drawn as bars whose height is their number; only landmarks keep their shape. */
const closest = 1.6;
/** Pixels that two equal landmarks of a lane must be apart for both to be drawn. */
const apart = 8;

export function paintMarks(ctx: Context, scene: Scene): void {
  const [first, last] = eventsInView(scene);
  if (last - first > (scene.plan.width - scene.plan.left) / closest) {
    paintBars(ctx, scene, first, last);
    paintLandmarks(ctx, scene, first, last);
    return;
  }
  for (let index = first; index <= last; index++) {
    // An arrow's tip is the mark of its delivery.
    if (scene.shown[index] === 1 && kinds[scene.model.kind[index]!] !== "deliver") paintMark(ctx, scene, index);
  }
}

function paintLandmarks(ctx: Context, scene: Scene, first: number, last: number): void {
  const { landmarks, lane, kind } = scene.model;
  const drawn = new Map<number, number>();
  for (let place = firstAtLeast(landmarks, first); place < landmarks.length && landmarks[place]! <= last; place++) {
    const index = landmarks[place]!;
    const slot = lane[index]! * 32 + kind[index]!;
    const at = x(scene, index);
    if (scene.shown[index] === 0 || at - (drawn.get(slot) ?? -Infinity) < apart) continue;
    drawn.set(slot, at);
    paintMark(ctx, scene, index);
  }
  if (scene.focus !== undefined && scene.shown[scene.focus] === 1) paintMark(ctx, scene, scene.focus);
}

function paintMark(ctx: Context, scene: Scene, index: number): void {
  const { palette, plan, model } = scene;
  const at = point(scene, index);
  if (Number.isNaN(at.y)) return;
  const kind = kinds[model.kind[index]!]!;
  const colour = kind === "crash" || kind === "drop" ? palette.of.fail : palette.of[familyColour[familyOf(kind)]];
  const { fill, line, cut } = shapes[kind];
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.scale(plan.unit, plan.unit);
  if (line !== undefined) {
    // The lane's line and the arrow end at the mark.
    if (kind !== "drop" && kind !== "crash") { ctx.fillStyle = palette.of["surface-1"]; ctx.fill(pathOf(line)); }
    ctx.lineWidth = kind === "crash" ? 2.5 : 1.75;
    ctx.strokeStyle = colour;
    ctx.stroke(pathOf(line));
  }
  if (fill !== undefined) {
    ctx.fillStyle = colour;
    ctx.fill(pathOf(fill));
  }
  if (cut !== undefined) {
    ctx.lineWidth = 1.75;
    ctx.strokeStyle = palette.of["surface-1"];
    ctx.stroke(pathOf(cut));
  }
  ctx.restore();
}

const column = 3;

function paintBars(ctx: Context, scene: Scene, first: number, last: number): void {
  const { plan, model, palette, scale, view } = scene;
  const columns = Math.ceil((plan.width - plan.left) / column) + 1;
  const counts = new Float32Array(columns * model.lanes.length);
  let most = 1;
  const { at: places } = scale;
  const offset = view.from;
  const perColumn = view.zoom / column;
  for (let index = first; index <= last; index++) {
    if (scene.shown[index] === 0) continue;
    const at = Math.floor((places[index]! - offset) * perColumn);
    if (at < 0 || at >= columns) continue;
    const slot = model.lane[index]! * columns + at;
    counts[slot]! += 1;
    if (counts[slot]! > most) most = counts[slot]!;
  }
  ctx.fillStyle = palette.of["fig-process"];
  const tallest = plan.laneHeight * 0.3;
  model.lanes.forEach((_, lane) => {
    const middle = y(scene, lane);
    if (Number.isNaN(middle)) return;
    for (let at = 0; at < columns; at++) {
      const count = counts[lane * columns + at]!;
      if (count === 0) continue;
      const tall = 1.5 + tallest * (Math.log1p(count) / Math.log1p(most));
      ctx.fillRect(plan.left + at * column, middle - tall, column - 0.5, tall * 2);
    }
  });
}
