import type { Locale } from "@/lib/i18n/locales";
import type { Json } from "@/lib/sim";

const words: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: { reset: "reset", end: "end of the stream", ping: "are you there?" },
  zh: { reset: "连接重置", end: "流结束", ping: "还在吗？" },
};

interface Frame {
  readonly http: string;
  readonly status?: number;
  readonly text?: string;
  readonly request?: { readonly method: string; readonly url: string };
}

/** What HTTP's message between two processes says, in a word or two for its arrow. */
export function frameLabel(message: Json, locale: Locale): string {
  const frame = message as unknown as Frame;
  if (frame.request !== undefined) return `${frame.request.method} ${frame.request.url}`;
  if (frame.status !== undefined) return String(frame.status);
  if (frame.text !== undefined) return frame.text.slice(0, 40);
  return words[locale][frame.http] ?? frame.http;
}
