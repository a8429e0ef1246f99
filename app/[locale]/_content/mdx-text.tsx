import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { getCourse, getGlossary, readyLessons, renderMdx, type CompiledMdx } from "@/lib/content";
import { codeLanguages, isCodeLanguage } from "@/lib/content/schema/code";
import type { Locale } from "@/lib/i18n/locales";
import { mdxComponents } from "@/lib/ui/mdx/components";
import prose from "@/lib/ui/mdx/prose.module.css";
import { LazyFigure } from "./lazy-figure.client";

export interface MdxTextProps {
  readonly text: CompiledMdx;
  readonly locale: Locale;
  /** What stands below a heading. */
  readonly belowHeading?: (id: string) => ReactNode;
}

/** A compiled text of the course, rendered on the server. For lessons, and for a lab's instructions and hints. */
export async function MdxText({ text, locale, belowHeading = () => null }: MdxTextProps) {
  const [t, glossary, course] = await Promise.all([getTranslations({ locale, namespace: "lesson.mdx" }), getGlossary(locale), getCourse(locale)]);
  const ready = new Set(readyLessons(course).map(({ id }) => id));
  const terms = new Map(glossary.map((entry) => [entry.id, entry]));
  const components = mdxComponents({
    strings: {
      copy: t("copy"), copied: t("copied"), copyFailed: t("copyFailed"), code: (title) => t("code", { title }),
      note: t("note"), tip: t("tip"), warning: t("warning"), changed: (since) => t("changed", { since }), diagram: t("diagram"),
    },
    languageName: (language) => (isCodeLanguage(language) ? codeLanguages[language] : language),
    term: (id) => terms.get(id) ?? null,
    href: (written) => {
      const [, kind, id = "", rest = ""] = /^(lesson|lab):([^#]*)(.*)$/.exec(written) ?? [];
      if (!kind) return written;
      // A link to a lesson that is only planned is plain text until it is written.
      if (kind === "lesson") return ready.has(id) ? `/${locale}/learn/${id}${rest}` : null;
      return `/${locale}/labs/${id}`;
    },
    figure: (name, caption, alternative) => (
      <LazyFigure name={name} caption={caption} locale={locale} strings={{ text: t("figureText"), loading: t("figureLoading"), failed: t("figureFailed") }}>
        {alternative}
      </LazyFigure>
    ),
    belowHeading,
  });
  return <div className={prose.prose}>{renderMdx(text, components)}</div>;
}
