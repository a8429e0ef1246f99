import { languageTag, type Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Json } from "@/lib/sim";

const numbers: Record<Locale, Intl.NumberFormat> = {
  en: new Intl.NumberFormat(languageTag.en, { maximumFractionDigits: 3 }),
  zh: new Intl.NumberFormat(languageTag.zh, { maximumFractionDigits: 3 }),
};

export function number(value: number, locale: Locale): string {
  return numbers[locale].format(value);
}

/** A virtual time or duration: `1,250 ms`. */
export function ms(value: number, locale: Locale): string {
  return traceWords[locale].ms(number(value, locale));
}

/** JSON as one would write it down: no quotes where none are needed, and no longer than `room` characters. */
export function brief(value: Json | undefined, room = 60): string {
  const text = write(value, 0);
  return text.length > room ? `${text.slice(0, Math.max(1, room - 1))}…` : text;
}

function write(value: Json | undefined, depth: number): string {
  if (value === undefined) return "";
  if (typeof value === "string") return depth === 0 || /^[\p{L}\p{N}_./:@-]+$/u.test(value) ? value : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 8) return "…";
  if (Array.isArray(value)) return `[${value.map((item: Json) => write(item, depth + 1)).join(", ")}]`;
  const fields = Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [`${key}: ${write(item as Json, depth + 1)}`]));
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}
