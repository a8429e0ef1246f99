import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Json } from "@/lib/sim";
import { brief } from "./format";

/** Characters of a state that is told as a whole; of a longer one, what has changed. */
const whole = 90;
const room = 160;

/** A process's new state as a sentence: as a whole where it is short, else what is different from before, with `…` for the rest. */
export function tellState(process: string, state: Json, before: Json | undefined, locale: Locale): string {
  const words = traceWords[locale].tell;
  if (state === null) return words.noState(process);
  const all = brief(state, room);
  if (all.length <= whole || !isObject(state) || !isObject(before)) return words.state(process, all);
  const changed = Object.entries(state).filter(([name, value]) => !same(value, before[name]));
  const gone = Object.keys(before).filter((name) => !(name in state));
  if (changed.length + gone.length === 0) return words.sameState(process);
  const told = [...changed.map(([name, value]) => `${name}: ${tellField(value, before[name])}`), ...gone.map((name) => `${name}: –`)].join(", ");
  const kept = Object.keys(state).length > changed.length;
  return words.state(process, kept ? `{ … ${brief(told, room)} }` : all);
}

/** A field's value; of a list that has only grown, its new items. */
function tellField(value: Json | undefined, before: Json | undefined): string {
  const grown = Array.isArray(value) && Array.isArray(before) && before.length > 0 && value.length > before.length && same(value.slice(0, before.length), before);
  if (grown) return `[… ${brief(value.slice(before.length), room).slice(1)}`;
  // In a list a text keeps the quotes that it needs.
  return typeof value === "string" ? brief([value], room).slice(1).replace(/\]$/, "") : brief(value, room);
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
