"use client";

import type { Locale } from "@/lib/i18n/locales";
import { Field, TextInput } from "../primitives/field";
import { AccountForm } from "./account-form";
import type { Outcome } from "./use-form";
import { accountText } from "./words";

export function SignInForm({ locale, submit }: { locale: Locale; submit: (email: string, password: string) => Promise<Outcome> }) {
  const text = accountText(locale);
  return (
    <AccountForm locale={locale} submitLabel={text.signIn.submit} submit={({ email = "", password = "" }) => submit(email, password)}>
      {(errorOf) => (
        <>
          <Field name="email" label={text.email} error={errorOf("email")}><TextInput type="email" autoComplete="username" required /></Field>
          <Field name="password" label={text.password}><TextInput type="password" autoComplete="current-password" required /></Field>
        </>
      )}
    </AccountForm>
  );
}
