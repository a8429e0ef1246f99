import { MdxText } from "@/app/[locale]/_content/mdx-text";
import type { CompiledMdx } from "@/lib/content";
import type { Locale } from "@/lib/i18n/locales";

/** A text that stands beside the editor. */
export function LabText({ text, locale }: { readonly text: CompiledMdx; readonly locale: Locale }) {
  return <MdxText text={text} locale={locale} />;
}
