import "@/lib/ui/tokens.css";
import "@/lib/ui/base.css";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { getViewer } from "@/lib/auth";
import { isLocale, languageTag } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { preloadFonts } from "@/lib/ui/fonts";
import { Footer } from "@/lib/ui/shell/footer";
import { Header } from "@/lib/ui/shell/header";
import { SoftNavigation } from "@/lib/ui/shell/soft-navigation";
import { themeAttributes, themeChoice, themeCookie, themeScript } from "@/lib/ui/theme/theme";
import { SignOut } from "./_account/sign-out.client";
import { ContentRefresh } from "./_content/content-refresh.client";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: "site" });
  return { title: { default: t("name"), template: `%s · ${t("name")}` }, description: t("description") };
}

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  preloadFonts();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const theme = themeChoice((await cookies()).get(themeCookie)?.value);
  const viewer = await getViewer();
  const text = messages[locale].site;
  return (
    <html lang={languageTag[locale]} {...themeAttributes(theme)} suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <Header locale={locale} theme={theme} text={text} account={viewer && (viewer.name || viewer.email)} signOut={viewer && <SignOut label={text.signOut} busyLabel={text.signingOut} />} />
        {children}
        <Footer note={text.footer.note} label={text.footer.label} links={[{ href: `/${locale}/about`, label: text.footer.about }]} />
        <SoftNavigation />
        {process.env.NODE_ENV === "development" && <ContentRefresh />}
      </body>
    </html>
  );
}
