import { arrowsBetween, End } from "../model/arrows";
import { reach, xOf } from "./plan";
import { eventsInView, type Scene, x, y } from "./scene";

type Context = CanvasRenderingContext2D;

/** Closer together than this many pixels on average, messages are told as shades between lanes. */
const closest = 5;
const mostWords = 60;

/** A message as it is drawn: from its sender's lane to where it ends. */
interface Line {
  readonly arrow: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function paintMessages(ctx: Context, scene: Scene): void {
  const [first, last] = eventsInView(scene);
  const { from, to } = scene.model.arrows;
  const { shown } = scene;
  const seen: number[] = [];
  arrowsBetween(scene.model.arrows, first, last, (arrow) => {
    const [send, end] = [from[arrow]!, to[arrow]!];
    if ((send >= 0 && shown[send] === 1) || (end >= 0 && shown[end] === 1)) seen.push(arrow);
  });
  if (seen.length > (scene.plan.width - scene.plan.left) / closest) paintTraffic(ctx, scene, seen);
  else paintArrows(ctx, scene, seen);
}

function paintArrows(ctx: Context, scene: Scene, seen: readonly number[]): void {
  const { palette, model, plan } = scene;
  const lines = seen.flatMap((arrow) => lineOf(scene, arrow) ?? []);
  const families = { whole: [] as Line[], broken: [] as Line[], copies: [] as Line[] };
  for (const line of lines) {
    const { end, copy } = model.arrows;
    (end[line.arrow] !== End.arrived ? families.broken : copy[line.arrow] === 1 ? families.copies : families.whole).push(line);
  }
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = palette.of["fig-message"];
  stroke(ctx, families.whole, []);
  stroke(ctx, families.copies, [7, 3]);
  ctx.globalAlpha = 0.8;
  stroke(ctx, families.broken, [3, 3]);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.of["fig-message"];
  ctx.beginPath();
  for (const line of lines) if (model.arrows.end[line.arrow] === End.arrived) head(ctx, line, plan.unit);
  ctx.fill();
  const placed: Place[] = [];
  if (lines.length <= mostWords) for (const line of lines) word(ctx, scene, line, placed);
}

function lineOf(scene: Scene, arrow: number): Line | undefined {
  const { model, plan, view, scale } = scene;
  const { from, to, fromLane, toLane, end } = model.arrows;
  const receiver = y(scene, toLane[arrow]!);
  const sender = y(scene, fromLane[arrow]!);
  if (Number.isNaN(sender) || Number.isNaN(receiver)) return undefined;
  const x0 = from[arrow]! >= 0 ? x(scene, from[arrow]!) : plan.left - 30;
  const x1 = to[arrow]! >= 0 ? x(scene, to[arrow]!) : xOf(plan, view, scale.end) + 30;
  const share = reach(end[arrow]!);
  return { arrow, x0, y0: sender, x1: end[arrow] === End.lostAtOnce ? x1 : x0 + (x1 - x0) * share, y1: sender + (receiver - sender) * share };
}

function stroke(ctx: Context, lines: readonly Line[], dash: number[]): void {
  if (lines.length === 0) return;
  ctx.setLineDash(dash);
  ctx.beginPath();
  for (const { x0, y0, x1, y1 } of lines) trace(ctx, x0, y0, x1, y1);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A straight line between lanes; a bow above the lane for what a process sends to itself. */
export function trace(ctx: Context, x0: number, y0: number, x1: number, y1: number): void {
  ctx.moveTo(x0, y0);
  if (Math.abs(y1 - y0) < 1) ctx.bezierCurveTo(x0, y0 - 22, x1, y1 - 22, x1, y1);
  else ctx.lineTo(x1, y1);
}

/** The tip of an arrow, lying along it. */
function head(ctx: Context, { x0, y0, x1, y1 }: Line, unit: number): void {
  const level = Math.abs(y1 - y0) < 1;
  const angle = level ? Math.PI / 2.4 : Math.atan2(y1 - y0, x1 - x0);
  const [along, across] = [8 * unit, 3.4 * unit];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  ctx.moveTo(x1, y1);
  ctx.lineTo(x1 - along * cos + across * sin, y1 - along * sin - across * cos);
  ctx.lineTo(x1 - along * cos - across * sin, y1 - along * sin + across * cos);
  ctx.closePath();
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What the message says, along its arrow, if there is room and no other word. */
function word(ctx: Context, scene: Scene, { arrow, x0, y0, x1, y1 }: Line, placed: Place[]): void {
  const { palette, plan, model } = scene;
  const send = model.arrows.from[arrow]!;
  const [left, right] = [Math.max(x0, plan.left), Math.min(x1, plan.width)];
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (send < 0 || right - left < 20 || model.arrows.copy[arrow] === 1 || (scene.horizon !== undefined && scene.scale.at[send]! > scene.horizon)) return;
  ctx.font = `${10.5 * plan.unit}px ${palette.sans}`;
  const text = scene.wordOf(send);
  const { width } = ctx.measureText(text);
  const middle = { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
  if (width + 16 > length || placed.some((other) => Math.hypot(other.x - middle.x, other.y - middle.y) < Math.max(16, width * 0.7))) return;
  placed.push(middle);
  ctx.save();
  ctx.translate(middle.x, middle.y);
  const angle = Math.atan2(y1 - y0, x1 - x0);
  ctx.rotate(Math.abs(angle) > Math.PI / 2 ? angle - Math.PI : angle);
  ctx.textBaseline = "bottom";
  ctx.lineWidth = 3;
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette.of["surface-1"];
  ctx.strokeText(text, -width / 2, -2);
  ctx.fillStyle = palette.of["fig-message"];
  ctx.fillText(text, -width / 2, -2);
  ctx.restore();
}

const column = 3;

/** Seen from afar: between two lanes, the darker the more messages pass there. */
function paintTraffic(ctx: Context, scene: Scene, seen: readonly number[]): void {
  const { plan, palette, model } = scene;
  const { from, to, fromLane, toLane } = model.arrows;
  const columns = Math.ceil((plan.width - plan.left) / column);
  const rowCount = Math.max(...plan.rows) + 1;
  const counts = new Float32Array(columns * rowCount);
  const rowOf = (lane: number) => plan.rows[lane] ?? -1;
  for (const arrow of seen) {
    const [a, b] = [rowOf(fromLane[arrow]!), rowOf(toLane[arrow]!)];
    const begin = from[arrow]! >= 0 ? from[arrow]! : to[arrow]!;
    const at = Math.floor((x(scene, begin) - plan.left) / column);
    if (a < 0 || b < 0 || at < 0 || at >= columns) continue;
    for (let row = Math.min(a, b); row < Math.max(a, b); row++) counts[row * columns + at]! += 1;
  }
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  ctx.fillStyle = palette.of["fig-message"];
  const lane = (row: number) => y(scene, plan.rows.indexOf(row));
  for (let row = 0; row < rowCount - 1; row++) {
    const [top, bottom] = [lane(row), lane(row + 1)];
    for (let at = 0; at < columns; at++) {
      const count = counts[row * columns + at]!;
      if (count === 0) continue;
      ctx.globalAlpha = 0.12 + 0.5 * (count / most);
      ctx.fillRect(plan.left + at * column, top, column, bottom - top);
    }
  }
  ctx.globalAlpha = 1;
}
