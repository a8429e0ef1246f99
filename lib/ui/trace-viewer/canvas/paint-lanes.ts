import { processesOf } from "../model/fields";
import type { Stretch } from "../model/lives";
import { placeOfTime, ticksOf } from "../model/scale";
import { faultLabel } from "../words/tell-fault";
import { ms } from "../words/format";
import { toneColours } from "./palette";
import { laneY, trackY, xOf } from "./plan";
import { eventsInView, type Scene, x, y } from "./scene";

type Context = CanvasRenderingContext2D;

/** What lies beneath messages and marks: faults, spans of the lens, the lanes themselves. */
export function paintGround(ctx: Context, scene: Scene): void {
  const { plan, palette, model, height } = scene;
  ctx.clearRect(0, 0, plan.width, height);
  clipped(ctx, plan.left, plan.head, plan.width - plan.left, height - plan.head, () => {
    paintShades(ctx, scene);
    paintSpans(ctx, scene);
    model.lanes.forEach((_, lane) => paintLane(ctx, scene, lane));
  });
  if (model.faultRows > 0) clipped(ctx, plan.left, plan.axis, plan.width - plan.left, plan.head - plan.axis, () => paintTrack(ctx, scene));
  if (!plan.namesAbove) {
    ctx.fillStyle = palette.of.line;
    ctx.fillRect(plan.left - 0.5, plan.axis, 1, height - plan.axis);
  }
}

export function clipped(ctx: Context, left: number, top: number, width: number, height: number, paint: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  paint();
  ctx.restore();
}

/** Left and right edge of a stretch, no further out than the plot. */
function edges(scene: Scene, { from, to }: Stretch): readonly [number, number] {
  const { plan, model, scale, view, horizon } = scene;
  const end = to >= model.size ? xOf(plan, view, horizon ?? scale.end) + (horizon === undefined ? plan.width : 0) : x(scene, to);
  return [Math.max(plan.left - 4, from < 0 ? plan.left - 4 : x(scene, from)), Math.min(plan.width + 4, end)];
}

/** The lanes that a fault concerns, tinted while it lasts; of a partition the two sides in two ways. */
function paintShades(ctx: Context, scene: Scene): void {
  const { model, plan, palette } = scene;
  const half = plan.laneHeight / 2;
  for (const span of model.faults) {
    const [left, right] = edges(scene, span);
    if (right <= plan.left || left >= plan.width) continue;
    const named = processesOf(span.fault);
    const aside = span.fault.kind === "partition" ? new Set(span.fault.from) : undefined;
    model.lanes.forEach((name, lane) => {
      const middle = laneY(plan, lane, scene.scroll);
      if (Number.isNaN(middle) || name === "" || (named.length > 0 && !named.includes(name))) return;
      const top = plan.head + plan.rows[lane]! * plan.laneHeight - scene.scroll;
      ctx.fillStyle = palette.of["warn-soft"];
      ctx.globalAlpha = 0.75;
      ctx.fillRect(left, top, right - left, plan.laneHeight);
      ctx.globalAlpha = 1;
      if (aside?.has(name) === true) hatch(ctx, left, top, right - left, half * 2, palette.of.warn);
    });
    ctx.fillStyle = palette.of.warn;
    for (const edge of [left, right]) ctx.fillRect(Math.round(edge) - 0.5, plan.head, 1, scene.height);
  }
}

function hatch(ctx: Context, left: number, top: number, width: number, height: number, colour: string): void {
  const gap = 9;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.beginPath();
  for (let at = left - height - ((left - height) % gap); at < left + width; at += gap) {
    ctx.moveTo(at, top + height);
    ctx.lineTo(at + height, top);
  }
  ctx.strokeStyle = colour;
  ctx.globalAlpha = 0.28;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.restore();
}

function paintSpans(ctx: Context, scene: Scene): void {
  const { plan, palette, scale, view, model, horizon } = scene;
  const inset = 3 * plan.unit;
  const limit = horizon ?? Infinity;
  ctx.font = `${12 * plan.unit}px ${palette.mono}`;
  const letter = ctx.measureText("0").width;
  ctx.font = `500 ${11 * plan.unit}px ${palette.sans}`;
  ctx.textBaseline = "top";
  for (const span of scene.spans) {
    const lane = model.lanes.indexOf(span.process);
    const middle = lane < 0 ? NaN : laneY(plan, lane, scene.scroll);
    if (Number.isNaN(middle)) continue;
    const left = xOf(plan, view, placeOfTime(model, scale, span.from));
    const right = Math.min(span.to >= model.end ? plan.width + 8 : xOf(plan, view, placeOfTime(model, scale, span.to)), xOf(plan, view, Math.min(limit, 1e300)));
    if (right <= plan.left || left >= plan.width || right <= left) continue;
    const top = plan.head + plan.rows[lane]! * plan.laneHeight - scene.scroll + inset;
    const [fill, edge] = toneColours[span.tone];
    const tall = plan.laneHeight - inset * 2;
    const seen = Math.max(left, plan.left - 8);
    ctx.fillStyle = palette.of[fill];
    ctx.beginPath();
    ctx.roundRect(seen, top, Math.min(right, plan.width + 8) - seen, tall, 4);
    ctx.fill();
    ctx.fillStyle = palette.of[edge];
    if (left > plan.left - 8) ctx.fillRect(left, top + 2, 2, tall - 4);
    // Where lanes have their names above them, a label stands in the same line, to the right of the name.
    const text = plan.namesAbove ? Math.max(left + 7, 14 + span.process.length * letter) : Math.max(left, plan.left) + 7;
    const room = Math.min(right, plan.width) - text - 4;
    if (room > 18) {
      ctx.fillStyle = palette.of["ink-2"];
      ctx.fillText(fitText(ctx, span.label, room), text, top + (plan.namesAbove ? 0.5 : 3) * plan.unit);
    }
  }
}

/** As much of a text as fits. */
function fitText(ctx: Context, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  let end = Math.min(text.length, Math.floor((room / ctx.measureText(text).width) * text.length));
  while (end > 0 && ctx.measureText(`${text.slice(0, end)}…`).width > room) end--;
  return end > 0 ? `${text.slice(0, end)}…` : "";
}

/** A lane's line: whole while the process runs, double while it is paused, dotted while it is down, and nothing before it exists. */
function paintLane(ctx: Context, scene: Scene, lane: number): void {
  const { model, plan, palette, height } = scene;
  const at = y(scene, lane);
  if (Number.isNaN(at) || at < plan.head - plan.laneHeight || at > height + plan.laneHeight) return;
  const { born, down, paused } = model.lives[lane]!;
  const [start, end] = edges(scene, { from: born, to: model.size });
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = palette.of["line-strong"];
  let from = start;
  for (const stretch of down) {
    const [left, right] = edges(scene, stretch);
    line(ctx, from, Math.max(from, left), at, []);
    line(ctx, left, right, at, [1, 5]);
    from = Math.max(from, right);
  }
  line(ctx, from, Math.max(from, end), at, []);
  for (const stretch of paused) {
    const [left, right] = edges(scene, stretch);
    if (right <= left) continue;
    ctx.fillStyle = palette.of["surface-1"];
    ctx.fillRect(left, at - 2.5, right - left, 5);
    line(ctx, left, right, at - 2.5, []);
    line(ctx, left, right, at + 2.5, []);
  }
}

function line(ctx: Context, from: number, to: number, at: number, dash: number[]): void {
  if (to <= from) return;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(from, at);
  ctx.lineTo(to, at);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A bar for each fault in force, with a word on who is concerned. */
function paintTrack(ctx: Context, scene: Scene): void {
  const { model, plan, palette, locale } = scene;
  const tall = plan.trackRow - 3;
  ctx.font = `500 ${11 * plan.unit}px ${palette.sans}`;
  ctx.textBaseline = "middle";
  for (const span of model.faults) {
    const [left, right] = edges(scene, span);
    if (right <= plan.left || left >= plan.width) continue;
    const middle = trackY(plan, span.row);
    ctx.fillStyle = palette.of["warn-soft"];
    ctx.strokeStyle = palette.of.warn;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.roundRect(left + 0.5, middle - tall / 2, Math.max(2, right - left - 1), tall, 3);
    ctx.fill();
    ctx.stroke();
    const text = Math.max(left, plan.left) + 16 * plan.unit;
    const room = Math.min(right, plan.width) - text - 4;
    if (room > 14) {
      ctx.fillStyle = palette.of["ink-1"];
      ctx.fillText(fitText(ctx, faultLabel(span.fault, locale), room), text, middle + 0.5);
    }
  }
}

/** The axis of virtual time, and hair lines where its marks are. */
export function paintAxis(ctx: Context, scene: Scene): void {
  const { plan, view, scale, palette, model, locale, height } = scene;
  const [first, last] = eventsInView(scene);
  ctx.font = `${11 * plan.unit}px ${palette.sans}`;
  ctx.textBaseline = "middle";
  const ticks = ticksOf(model, scale, view.from, view.from + (plan.width - plan.left) / view.zoom, (72 * plan.unit) / view.zoom, first, last);
  clipped(ctx, plan.left, 0, plan.width - plan.left, height, () => {
    let free = -Infinity;
    for (const tick of ticks) {
      const at = Math.round(xOf(plan, view, tick.at));
      ctx.fillStyle = palette.of.line;
      ctx.globalAlpha = 0.6;
      ctx.fillRect(at - 0.5, plan.axis - 3, 1, height);
      ctx.globalAlpha = 1;
      const label = ms(Math.round(tick.time * 10) / 10, locale);
      const half = ctx.measureText(label).width / 2;
      if (at - half < free || at - half < plan.left) continue;
      ctx.fillStyle = palette.of["fig-time"];
      ctx.fillText(label, at - half, plan.axis / 2);
      free = at + half + 10;
    }
  });
  ctx.fillStyle = palette.of.line;
  ctx.fillRect(0, plan.axis - 0.5, plan.width, 1);
}

/** Names of the lanes, before them or above them. */
export function paintNames(ctx: Context, scene: Scene, whole: string): void {
  const { model, plan, palette, height } = scene;
  ctx.font = `${12 * plan.unit}px ${palette.mono}`;
  ctx.textBaseline = "middle";
  clipped(ctx, 0, plan.head, plan.namesAbove ? plan.width : plan.left, height - plan.head, () => {
    model.lanes.forEach((name, lane) => {
      const row = plan.rows[lane]!;
      if (row < 0) return;
      const top = plan.head + row * plan.laneHeight - scene.scroll;
      if (top > height || top + plan.laneHeight < plan.head) return;
      ctx.fillStyle = palette.of["ink-1"];
      if (name === "") ctx.font = `italic ${12 * plan.unit}px ${palette.sans}`;
      const at = plan.namesAbove ? top + 9 * plan.unit : y(scene, lane);
      const text = fitText(ctx, name === "" ? whole : name, (plan.namesAbove ? plan.width : plan.left) - 14);
      ctx.lineWidth = 4;
      ctx.lineJoin = "round";
      ctx.strokeStyle = palette.of["surface-1"];
      if (plan.namesAbove) ctx.strokeText(text, 6, at);
      ctx.fillText(text, plan.namesAbove ? 6 : 8, at);
      ctx.font = `${12 * plan.unit}px ${palette.mono}`;
      if (row > 0) {
        ctx.fillStyle = palette.of.line;
        ctx.fillRect(0, Math.round(top) - 0.5, plan.namesAbove ? plan.width : plan.left, 1);
      }
    });
  });
}
