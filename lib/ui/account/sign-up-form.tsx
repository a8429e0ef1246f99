"use client";

import type { Locale } from "@/lib/i18n/locales";
import { Field, TextInput } from "../primitives/field";
import styles from "./account.module.css";
import { AccountForm } from "./account-form";
import type { Outcome } from "./use-form";
import { accountText } from "./words";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  adminToken?: string;
}

export function SignUpForm({ locale, submit }: { locale: Locale; submit: (account: NewAccount) => Promise<Outcome> }) {
  const text = accountText(locale);
  const send = ({ name = "", email = "", newPassword = "", adminToken = "" }: Readonly<Record<string, string>>) =>
    submit({ name, email, password: newPassword, ...(adminToken.trim() && { adminToken: adminToken.trim() }) });
  return (
    <AccountForm locale={locale} submitLabel={text.signUp.submit} submit={send}>
      {(errorOf) => (
        <>
          <Field name="name" label={text.name} hint={text.nameHint} error={errorOf("name")}><TextInput autoComplete="name" required /></Field>
          <Field name="email" label={text.email} error={errorOf("email")}><TextInput type="email" autoComplete="username" required /></Field>
          <Field name="newPassword" label={text.password} hint={text.passwordHint} error={errorOf("newPassword")}><TextInput type="password" autoComplete="new-password" required /></Field>
          <details className={styles.disclosure} open={errorOf("adminToken") ? true : undefined}>
            <summary>{text.signUp.adminSummary}</summary>
            <Field name="adminToken" label={text.signUp.adminToken} hint={text.signUp.adminHint} error={errorOf("adminToken")}><TextInput autoComplete="off" spellCheck={false} /></Field>
          </details>
        </>
      )}
    </AccountForm>
  );
}
