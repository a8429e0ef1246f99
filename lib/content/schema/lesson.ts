import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { id, prose } from "./text";

const day = z
  .union([z.date().transform((date) => date.toISOString().slice(0, 10)), z.string()])
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day, as 2026-11-20"));

export const sourceEntry = z.strictObject({
  title: prose.describe("Title of the article, file or specification."),
  url: z.url({ protocol: /^https?$/ }).optional().describe("Where it can be read."),
  note: prose.optional().describe("What was taken from it, or which version was read."),
});

/** The lines between `---` at the head of a lesson's MDX file. */
export const frontMatterSchema = z.strictObject({
  title: prose.describe("Title of the page; the text has no `#` heading of its own."),
  summary: prose.describe("One or two sentences: shown below the title, on the course map and in search results."),
  minutes: z.int().min(1).max(120).describe("Honest reading minutes, without the lab."),
  updated: day.describe("The day on which the facts were last checked, as `2026-11-20`."),
  objectives: z.array(prose).min(1).max(8).describe("What the reader can do afterwards; each begins with a verb."),
  sources: z.array(sourceEntry).optional().describe("What the lesson draws on; listed at its end."),
  source: z.enum(locales).optional().describe("The language that was written first; `en` unless given. Must be the same in every translation."),
  translated: z
    .record(id, z.string().regex(/^[0-9a-f]{10}$/))
    .optional()
    .describe("Translations only; written by `npx tsx scripts/stamp-translation.ts <lesson>`, not by hand. Section id → hash of the source section that was translated."),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;
