"use client";

import { usePathname } from "next/navigation";
import type { MouseEvent } from "react";
import { languageTag, type Locale } from "@/lib/i18n/locales";
import { headingInView } from "./heading-in-view";

/** A link to this page in the other language; on a click it also takes along the heading one is reading. */
export function LanguageSwitch({ to, label, className }: { to: Locale; label: string; className?: string }) {
  const pathname = usePathname();
  const href = `/${to}${pathname.replace(/^\/[^/]*/, "")}`;
  const keepPlace = (event: MouseEvent<HTMLAnchorElement>) => {
    const heading = headingInView(document);
    event.currentTarget.href = `${href}${location.search}${heading ? `#${encodeURIComponent(heading)}` : ""}`;
  };
  // A plain link, not a client-side transition: the document's language changes, and with it fonts and line breaking.
  return <a href={href} hrefLang={languageTag[to]} lang={languageTag[to]} className={className} onClick={keepPlace}>{label}</a>;
}
