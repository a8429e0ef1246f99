import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { externalProviders, getViewer, linkedProviders, type Viewer } from "@/lib/auth";
import { database } from "@/lib/db";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import * as errors from "@/lib/i18n/messages/errors";
import { SettingsSection } from "@/lib/ui/account/settings-section";
import { EditorChoice } from "@/lib/ui/account/editor-choice";
import styles from "@/lib/ui/account/account.module.css";
import { buttonClass } from "@/lib/ui/primitives/button-class";
import { Notice } from "@/lib/ui/primitives/notice";
import { StatusMark } from "@/lib/ui/primitives/status-mark";
import { Page } from "@/lib/ui/shell/page";
import { AdminClaim, DeleteAccount, Password, Profile } from "./settings.client";
import { ConnectProviders } from "./connect.client";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ error?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: messages[locale].account.settings.title } : {};
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const viewer = await getViewer();
  const text = messages[locale].account.settings;
  const { error } = await searchParams;
  const words: Readonly<Record<string, string>> = errors[locale];
  return (
    <Page>
      <h1>{text.title}</h1>
      <p className={styles.lead}>{viewer ? text.signedInAs.replace("{email}", viewer.email) : text.guest}</p>
      {typeof error === "string" && <Notice tone="fail" className={styles.problem}>{words[error] ?? words.internal}</Notice>}
      {viewer && <SettingsSection id="profile" title={text.profile}><Profile locale={locale} viewer={viewer} /></SettingsSection>}
      <SettingsSection id="editor" title={text.editor}><EditorChoice locale={locale} /></SettingsSection>
      {viewer && <AccountSections locale={locale} viewer={viewer} />}
    </Page>
  );
}

async function AccountSections({ locale, viewer }: { locale: Locale; viewer: Viewer }) {
  const text = messages[locale].account.settings;
  const linked = await linkedProviders(database(), viewer);
  const providers = externalProviders();
  const open = providers.filter(({ id }) => !linked.includes(id));
  return (
    <>
      <SettingsSection id="password" title={text.passwordTitle}><Password locale={locale} viewer={viewer} /></SettingsSection>
      {providers.length > 0 && (
        <SettingsSection id="providers" title={text.providers}>
          {providers.filter(({ id }) => linked.includes(id)).map(({ id, name }) => <p key={id}><StatusMark status="passed">{text.connected.replace("{provider}", name)}</StatusMark></p>)}
          {open.length > 0 && <ConnectProviders locale={locale} providers={open.map(({ id, name }) => ({ id, label: text.connect.replace("{provider}", name) }))} />}
        </SettingsSection>
      )}
      {viewer.role !== "admin" && <SettingsSection id="admin" title={text.admin}><p>{text.adminLead}</p><AdminClaim locale={locale} /></SettingsSection>}
      <SettingsSection id="data" title={text.data}>
        <p>{text.exportLead}</p>
        <p><a href="/api/account/export" download className={buttonClass()}>{text.export}</a></p>
        <p>{text.deleteLead}</p>
        <DeleteAccount locale={locale} viewer={viewer} />
      </SettingsSection>
    </>
  );
}
