"use client";
import { useRef } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { punctuation } from "@/lib/i18n/punctuation";
import type { Json } from "@/lib/sim";
import { useMeasure } from "./canvas/use-canvas";
import type { Flight, LaneSpan, Moment, PictureProps } from "./lens";
import styles from "./cluster-picture.module.css";

/** How one process is drawn: a word or two below its name, e.g. "leader" and "term 3". */
export interface NodeLook {
  readonly label?: string;
  readonly note?: string;
  readonly tone?: LaneSpan["tone"];
}

export interface ClusterPictureProps extends PictureProps {
  /** The processes to draw, clockwise from the top. */
  readonly processes: readonly string[];
  /** Called for each process with its latest state. */
  readonly look: (process: string, state: Json | undefined, moment: Moment) => NodeLook;
  /** A short word beside a message under way. */
  readonly message?: (message: Json, locale: Locale) => string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** In CSS pixels, which a unit of the drawing always is: it takes the width there is, and text keeps its size. */
const widest = 520;
const height = 300;
const lineHeight = 14;

interface Layout {
  readonly width: number;
  readonly node: { readonly width: number; readonly height: number };
}
/** So many messages under way are named; more would hide each other. */
const mostWords = 8;

/**
 * Processes in a ring and the messages under way between them: a part for lenses' pictures. It marks by itself what is down, paused
 * or cut off, and which process the latest event happened to.
 */
export function ClusterPicture({ processes, look, message, moment, before, locale }: ClusterPictureProps) {
  const words = traceWords[locale];
  const box = useRef<HTMLDivElement>(null);
  const width = Math.min(widest, Math.max(260, useMeasure(box)?.width ?? widest));
  const looks = processes.map((name) => ({ name, look: look(name, moment.states.get(name), moment), was: before && look(name, before.states.get(name), before) }));
  const status = (name: string) => (moment.down.has(name) ? words.states.down : moment.paused.has(name) ? words.states.paused : undefined);
  const { colon, comma, semicolon } = punctuation[locale];
  const told = looks.map(({ name, look: { label, note } }) => `${name}${colon}${[status(name), label, note].filter(Boolean).join(comma)}`).join(semicolon);
  const roomiest = Math.min(132, width * 0.34);
  const linesOf = ({ name, look: { label, note } }: (typeof looks)[number]) => [status(name) ?? label, status(name) === undefined ? note : label]
    .flatMap((line) => (line === undefined || line === "" ? [] : wrap(line, roomiest - 12)));
  const lines = new Map(looks.map((each) => [each.name, linesOf(each)]));
  const all = [...lines.values()];
  const node = { width: Math.min(roomiest, Math.max(84, ...all.flat().map((line) => widthOf(line) + 16))), height: 24 + lineHeight * Math.max(1, ...all.map((each) => each.length)) };
  const layout: Layout = { width, node };
  const places = new Map(processes.map((name, index) => [name, placeOf(layout, index, processes.length)]));
  const flights = moment.flights.filter((flight) => places.has(flight.from) && places.has(flight.to) && flight.from !== flight.to);
  return (
    <div ref={box} className={styles.frame}><svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={styles.cluster} role="img" aria-label={told}>
      {cutsOf(moment, processes).map(([a, b]) => <Cut key={`${a} ${b}`} from={places.get(a)!} to={places.get(b)!} />)}
      {flights.map((flight, index) => (
        <Message key={`${flight.send} ${index}`} flight={flight} time={moment.time} from={places.get(flight.from)!} to={places.get(flight.to)!} layout={layout} word={flights.length <= mostWords ? message?.(flight.message, locale) : undefined} />
      ))}
      {looks.map(({ name, look: shown, was }) => (
        <Node key={name} name={name} at={places.get(name)!} layout={layout} lines={lines.get(name) ?? []} tone={shown.tone} down={moment.down.has(name)} current={moment.event?.process === name} changed={was !== undefined && (was.label !== shown.label || was.note !== shown.note)} />
      ))}
    </svg></div>
  );
}

function placeOf({ width, node }: Layout, index: number, count: number): Point {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const [rx, ry] = [(width - node.width) / 2 - 4, (height - node.height) / 2 - 4];
  return { x: width / 2 + rx * Math.cos(angle), y: height / 2 + ry * Math.sin(angle) };
}

/** About how wide a line of small text is: a Chinese character is twice a Latin letter. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 11.5 : 6.1), 0);
}

/** A line in two where it is too long and says two things. */
function wrap(text: string, room: number): string[] {
  const parts = text.split(" · ");
  return widthOf(text) <= room || parts.length === 1 ? [text] : [parts[0]!, parts.slice(1).join(" · ")];
}

/** Pairs of processes between which nothing passes, in one direction at least. */
function cutsOf(moment: Moment, processes: readonly string[]): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const fault of moment.faults) {
    if (fault.kind !== "partition") continue;
    for (const a of fault.from) for (const b of fault.to) {
      const pair = [a, b].sort() as [string, string];
      if (a !== b && processes.includes(a) && processes.includes(b)) pairs.set(pair.join(" "), pair);
    }
  }
  return [...pairs.values()];
}

function Cut({ from, to }: { readonly from: Point; readonly to: Point }) {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return (
    <g className={styles.cut}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <path d={`M${middle.x - 5} ${middle.y - 5} l10 10 m0 -10 l-10 10`} />
    </g>
  );
}

interface MessageProps {
  readonly flight: Flight;
  readonly time: number;
  readonly from: Point;
  readonly to: Point;
  readonly layout: Layout;
  readonly word: string | undefined;
}

/** An arrow as far along its way as the message is. */
function Message({ flight, time, from, to, layout, word }: MessageProps) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const whole = flight.arrivesAt - flight.sentAt;
  const share = whole > 0 && whole < Infinity ? Math.min(1, (time - flight.sentAt) / whole) : 0.5;
  // From edge to edge of the boxes, and to the right of the line, so that what comes back does not cover it.
  const room = edge(layout, ux, uy);
  const [start, end] = [room, length - room];
  const along = start + share * (end - start);
  const point = (distance: number): Point => ({ x: from.x + ux * distance - uy * 5, y: from.y + uy * distance + ux * 5 });
  const [tail, tip] = [point(start), point(Math.max(along, start + 6))];
  const back = point(Math.max(along, start + 6) - 9);
  return (
    <g className={styles.message} data-lost={flight.lost}>
      <line x1={tail.x} y1={tail.y} x2={back.x} y2={back.y} />
      <path d={`M${tip.x} ${tip.y} L${back.x - uy * 4.5} ${back.y + ux * 4.5} L${back.x + uy * 4.5} ${back.y - ux * 4.5} Z`} />
      {word !== undefined && word !== "" && <text x={(tail.x + tip.x) / 2 - uy * 7} y={(tail.y + tip.y) / 2 + ux * 7 + 4} textAnchor={-uy > 0.3 ? "start" : -uy < -0.3 ? "end" : "middle"}>{word}</text>}
    </g>
  );
}

/** How far it is from the middle of a box to its edge, in a direction. */
function edge({ node }: Layout, ux: number, uy: number): number {
  return Math.min(node.width / 2 / Math.max(1e-6, Math.abs(ux)), node.height / 2 / Math.max(1e-6, Math.abs(uy))) + 3;
}

interface NodeProps {
  readonly name: string;
  readonly at: Point;
  readonly layout: Layout;
  readonly lines: readonly string[];
  readonly tone: NodeLook["tone"];
  readonly down: boolean;
  readonly current: boolean;
  readonly changed: boolean;
}

function Node({ name, at, layout: { node }, lines, tone, down, current, changed }: NodeProps) {
  const middle = node.width / 2;
  return (
    <g className={styles.node} data-tone={down ? "down" : tone} data-current={current} data-changed={changed} transform={`translate(${at.x - middle} ${at.y - node.height / 2})`}>
      <rect width={node.width} height={node.height} rx={10} />
      {changed && <line x1={12} x2={node.width - 12} y1={node.height - 2.5} y2={node.height - 2.5} />}
      <text x={middle} y={lines.length === 0 ? node.height / 2 + 5 : 17} className={styles.name}>{name}</text>
      {lines.map((line, index) => <text key={index} x={middle} y={31 + index * lineHeight}>{line}</text>)}
    </g>
  );
}
