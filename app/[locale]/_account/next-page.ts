import type { Locale } from "@/lib/i18n/locales";

/** Where to go after signing in: the page that was asked for, if it is one of this site; else the progress page. */
export function nextPage(asked: string | string[] | undefined, locale: Locale): string {
  const path = typeof asked === "string" ? asked : "";
  // "//host" and "/\host" would lead elsewhere; so may "/.//host", once its dot is resolved.
  return /^\/(?!\.{0,2}[/\\])[^\\\s]*$/.test(path) ? path : `/${locale}/progress`;
}
