import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Json } from "@/lib/sim";
import type { TraceLens } from "../lens";
import { firstAtLeast } from "../model/search";
import { faultOf, field, textField } from "../model/fields";
import { End } from "../model/arrows";
import type { TraceModel } from "../model/trace-model";
import { tellFault } from "./tell-fault";
import { brief, ms } from "./format";
import { tellState } from "./tell-state";

/** What names a message where the lens does not: the field that says which kind it is, or the whole in short. */
export function messageWord(message: Json | undefined, locale: Locale, lens: TraceLens | undefined, room = 28): string {
  if (message === undefined || message === null) return traceWords[locale].tell.message;
  const said = lensWord(message, locale, lens);
  if (said !== undefined && said !== "") return said.length > room ? `${said.slice(0, room - 1)}…` : said;
  for (const name of ["type", "kind", "method", "op"]) {
    const value = field(message, name);
    if (typeof value === "string" && value !== "") return brief(value, room);
  }
  return brief(message, room);
}

/** A lens reads what a student's code has sent; one that stumbles, or takes what it finds there for a text, says nothing. */
function lensWord(message: Json, locale: Locale, lens: TraceLens | undefined): string | undefined {
  try {
    const word: unknown = lens?.message?.(message, locale);
    return typeof word === "string" ? word : undefined;
  } catch {
    return undefined;
  }
}

/** What happened, as a sentence without its full stop; says nothing of what happens after the virtual time `until`. */
export function tell(model: TraceModel, index: number, locale: Locale, lens?: TraceLens, until = Infinity): string {
  const words = traceWords[locale].tell;
  const event = model.trace.events[index]!;
  const { detail, kind } = event;
  const name = (process: string) => (process === "" ? traceWords[locale].whole : process);
  const process = name(event.process);
  const from = name(textField(detail, "from"));
  switch (kind) {
    case "start": return words.start(process);
    case "restart": return words.restart(process);
    case "pause": return words.pause(process);
    case "resume": return words.resume(process);
    case "crash": return words.crash(process, count(field(detail, "unsynced")));
    case "send": return words.send(process, name(textField(detail, "to")), messageWord(field(detail, "message"), locale, lens), fate(model, index, locale, until));
    case "duplicate": return words.duplicate(process, name(textField(detail, "to")));
    case "deliver": {
      const sent = source(model, index);
      const age = sent < 0 ? 0 : model.time[index]! - model.time[sent]!;
      return words.deliver(process, from, messageWord(sentMessage(model, sent), locale, lens), age === 0 ? "" : words.sentBefore(ms(age, locale)));
    }
    case "drop": {
      const what = messageWord(sentMessage(model, source(model, index)), locale, lens);
      const reason = field(detail, "reason");
      return (reason === "partition" ? words.partition : reason === "down" ? words.down : words.loss)(process, from, what);
    }
    case "timer": return words.timer(process, textField(detail, "name"));
    case "sync": return words.sync(process, count(field(detail, "keys")));
    case "fault":
    case "heal": {
      const fault = faultOf(detail);
      return words[kind](fault === undefined ? brief(detail) : tellFault(fault, locale));
    }
    case "state": return tellState(process, detail, stateBefore(model, index), locale);
    case "log": {
      const fields = field(detail, "fields");
      const said = `${textField(detail, "message")}${fields === undefined ? "" : ` ${brief(fields, 120)}`}`;
      return (field(detail, "level") === "warn" ? words.warns : words.said)(process, said);
    }
    case "error": {
      const message = textField(detail, "message");
      return words.error(process, `${textField(detail, "name")}${message === "" ? "" : `: ${message}`}`);
    }
    case "violation": return words.violation(textField(detail, "invariant"), textField(detail, "message"));
    default: {
      const data = field(detail, "data");
      return `${textField(detail, "text")}${data === undefined ? "" : ` ${brief(data, 120)}`}`;
    }
  }
}

/** What a message that was delivered or lost said; undefined if the trace does not hold its sending. */
function sentMessage(model: TraceModel, send: number): Json | undefined {
  return send < 0 ? undefined : field(model.trace.events[send]!.detail, "message");
}

/** What a process showed of itself before this event; undefined if nothing. */
function stateBefore(model: TraceModel, index: number): Json | undefined {
  const shown = model.states[model.lane[index]!]!;
  const before = shown[firstAtLeast(shown, index) - 1];
  return before === undefined ? undefined : model.trace.events[before]!.detail;
}

/** Index of the sending of what was delivered or lost at an event; -1 if it is not in the trace. */
function source(model: TraceModel, index: number): number {
  const arrow = model.arrowAt[index]!;
  return arrow < 0 ? -1 : model.arrows.from[arrow]!;
}

/** What becomes of a message, told with its sending. */
function fate(model: TraceModel, send: number, locale: Locale, until: number): string {
  const { begin, from, to, end, size, copy } = model.arrows;
  const words = traceWords[locale].tell;
  for (let arrow = firstAtLeast(begin, send); arrow < size && begin[arrow] === send; arrow++) {
    if (from[arrow] !== send || copy[arrow] === 1) continue;
    if (to[arrow]! >= 0 && model.time[to[arrow]!]! > until) return words.isUnderWay;
    if (to[arrow]! < 0) return words.isOpen;
    const takes = model.time[to[arrow]!]! - model.time[send]!;
    if (end[arrow] !== End.arrived) return words.isLost;
    return takes === 0 ? words.arrivesAtOnce : words.arrives(ms(takes, locale));
  }
  return "";
}

function count(value: Json | undefined): number {
  return typeof value === "number" ? value : 0;
}
