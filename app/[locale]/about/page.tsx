import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { projectRoot } from "@/lib/config/root";
import { isLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { Page } from "@/lib/ui/shell/page";
import styles from "./about.module.css";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: messages[locale].about.title } : {};
}

export default async function AboutPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const text = messages[locale].about;
  const licence = await readFile(path.join(/* turbopackIgnore: true */ projectRoot(), "LICENSE"), "utf8");
  return (
    <Page narrow>
      <h1>{text.title}</h1>
      <p>{text.what}</p>
      <p>{text.here}</p>
      <p>{text.labs}</p>
      <p>{text.trademark}</p>
      <h2>{text.licence}</h2>
      <div lang="en" className={styles.licence}>{licence.trim().split(/\n\n+/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</div>
      <p className={styles.parts}>{text.parts}</p>
    </Page>
  );
}
