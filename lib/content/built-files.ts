import type { Locale } from "@/lib/i18n/locales";

export const builtFolder = "build/content";

/** Where the build leaves content, from the project's root; one JSON file each, of the type in types.ts. */
export const builtFile = {
  course: (locale: Locale) => `${builtFolder}/course.${locale}.json`,
  glossary: (locale: Locale) => `${builtFolder}/glossary.${locale}.json`,
  lesson: (id: string, locale: Locale) => `${builtFolder}/lessons/${id}.${locale}.json`,
  labTexts: (lab: string, locale: Locale) => `${builtFolder}/labs/${lab}.${locale}.json`,
};
