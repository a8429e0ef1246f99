import "@/lib/ui/tokens.css";
import "@/lib/ui/base.css";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { isLocale, languageTag } from "@/lib/i18n/locales";
import { preloadFonts } from "@/lib/ui/fonts";

export default async function LocaleLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  preloadFonts();
  await cookies(); await headers();
  return (
    <html lang={languageTag[locale]}>
      <body>{children}</body>
    </html>
  );
}
