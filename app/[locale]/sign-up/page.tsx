import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { externalProviders, getViewer } from "@/lib/auth";
import { isLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import styles from "@/lib/ui/account/account.module.css";
import { Link } from "@/lib/ui/primitives/link";
import { Page } from "@/lib/ui/shell/page";
import { nextPage } from "../_account/next-page";
import { ProviderButtons } from "../_account/provider-buttons.client";
import { SignUp } from "./sign-up.client";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: messages[locale].account.signUp.title } : {};
}

export default async function SignUpPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const next = nextPage((await searchParams).next, locale);
  if (await getViewer()) redirect(next);
  const { signUp: text, signIn } = messages[locale].account;
  const providers = externalProviders();
  return (
    <Page narrow className={styles.entry}>
      <h1>{text.title}</h1>
      <p className={styles.lead}>{text.lead}</p>
      {providers.length > 0 && (
        <>
          <ProviderButtons providers={providers.map(({ id, name }) => ({ id, label: signIn.with.replace("{provider}", name) }))} next={next} />
          <p className={styles.or}>{signIn.or}</p>
        </>
      )}
      <SignUp locale={locale} next={next} />
      <p className={styles.other}>{text.haveAccount} <Link href={`/${locale}/sign-in?next=${encodeURIComponent(next)}`}>{text.toSignIn}</Link></p>
    </Page>
  );
}
