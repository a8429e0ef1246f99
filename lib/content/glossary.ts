import type { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import { errorAt, type ContentIssue } from "./issue";
import { glossarySchema } from "./schema/glossary";
import type { GlossaryEntry } from "./types";
import { parseYaml } from "./yaml";

export const glossaryFile = "content/glossary.yaml";
export type Glossary = z.output<typeof glossarySchema>;

export function parseGlossary(source: string): { value?: Glossary; issues: readonly ContentIssue[] } {
  const parsed = parseYaml(glossarySchema, source, { file: glossaryFile });
  if (!parsed.value) return { issues: parsed.issues };
  const seen = new Set<string>();
  const issues = parsed.value.terms.flatMap((term, index) => {
    if (!seen.has(term.id)) return seen.add(term.id) && [];
    return [errorAt("id-duplicate", glossaryFile, parsed.lineOf(["terms", index, "id"]), `a second term with the id "${term.id}"`)];
  });
  return issues.length > 0 ? { issues } : { value: parsed.value, issues };
}

export function glossaryFor(glossary: Glossary, locale: Locale): GlossaryEntry[] {
  return glossary.terms.map((entry) => ({ id: entry.id, term: entry.term[locale], definition: entry.definition[locale] }));
}
