import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { externalProviders, getViewer } from "@/lib/auth";
import { isLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import * as errors from "@/lib/i18n/messages/errors";
import styles from "@/lib/ui/account/account.module.css";
import { Link } from "@/lib/ui/primitives/link";
import { Notice } from "@/lib/ui/primitives/notice";
import { Page } from "@/lib/ui/shell/page";
import { nextPage } from "../_account/next-page";
import { ProviderButtons } from "../_account/provider-buttons.client";
import { SignIn } from "./sign-in.client";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: messages[locale].account.signIn.title } : {};
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const query = await searchParams;
  const next = nextPage(query.next ?? query.callbackUrl, locale);
  if (await getViewer()) redirect(next);
  const text = messages[locale].account.signIn;
  const providers = externalProviders();
  const { error } = query;
  const words: Readonly<Record<string, string>> = errors[locale];
  return (
    <Page narrow className={styles.entry}>
      <h1>{text.title}</h1>
      <p className={styles.lead}>{text.lead}</p>
      {typeof error === "string" && <Notice tone="fail" className={styles.problem}>{words[error] ?? words.internal}</Notice>}
      {providers.length > 0 && (
        <>
          <ProviderButtons providers={providers.map(({ id, name }) => ({ id, label: text.with.replace("{provider}", name) }))} next={next} />
          <p className={styles.or}>{text.or}</p>
        </>
      )}
      <SignIn locale={locale} next={next} />
      <p className={styles.other}>{text.noAccount} <Link href={`/${locale}/sign-up?next=${encodeURIComponent(next)}`}>{text.toSignUp}</Link></p>
    </Page>
  );
}
