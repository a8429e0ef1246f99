/** The languages of the course, as they stand in paths. */
export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/** BCP 47 tag for `lang` attributes and Intl. */
export const languageTag: Record<Locale, string> = { en: "en", zh: "zh-CN" };
