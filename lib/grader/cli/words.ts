import * as grading from "@/lib/i18n/messages/grading";
import { isLocale, type Locale } from "@/lib/i18n/locales";

export type Words = typeof grading.en;

export function wordsOf(locale: Locale): Words {
  return locale === "zh" ? grading.zh : grading.en;
}

/** The terminal's language, from LC_ALL, LC_MESSAGES or LANG; English unless it is Chinese. */
export function terminalLocale(env: NodeJS.ProcessEnv): Locale {
  const tag = (env.LC_ALL || env.LC_MESSAGES || env.LANG || "en").slice(0, 2);
  return isLocale(tag) ? tag : "en";
}

/** Fills `{name}` in a message. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** Something the person at the terminal can put right; put into their language by its code. */
export class UsageError extends Error {
  readonly code: keyof Words["cli"];
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: keyof Words["cli"], values: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = "UsageError";
    this.code = code;
    this.values = values;
  }

  inWords(words: Words): string {
    // A value that starts with "$" is itself a message.
    const values = Object.entries(this.values).map(([name, value]) => {
      const key = typeof value === "string" && value.startsWith("$") ? value.slice(1) : "";
      return [name, key in words.cli ? words.cli[key as keyof Words["cli"]] : value];
    });
    return fill(words.cli[this.code], Object.fromEntries(values) as Record<string, string | number>);
  }
}
