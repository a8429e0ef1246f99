"use client";

import type { Locale } from "@/lib/i18n/locales";
import { Button } from "../primitives/button";
import { Dialog } from "../primitives/dialog";
import { Field, TextInput } from "../primitives/field";
import { Select } from "../primitives/select";
import { AccountForm } from "./account-form";
import type { Outcome } from "./use-form";
import { accountText } from "./words";

export function ProfileForm({ locale, name, language, submit }: { locale: Locale; name: string; language: Locale; submit: (change: { name: string; locale: string }) => Promise<Outcome> }) {
  const { settings, ...text } = accountText(locale);
  return (
    <AccountForm locale={locale} kind="secondary" submitLabel={settings.save} doneText={settings.saved} submit={(fields) => submit({ name: fields.name ?? "", locale: fields.language ?? language })}>
      {(errorOf) => (
        <>
          <Field name="name" label={text.name} hint={text.nameHint} error={errorOf("name")}><TextInput defaultValue={name} autoComplete="name" /></Field>
          <Select name="language" label={settings.language} defaultValue={language} options={[{ value: "en", label: settings.languages.en }, { value: "zh", label: settings.languages.zh }]} />
        </>
      )}
    </AccountForm>
  );
}

export function PasswordForm({ locale, hasPassword, submit }: { locale: Locale; hasPassword: boolean; submit: (current: string, next: string) => Promise<Outcome> }) {
  const { settings, passwordHint } = accountText(locale);
  return (
    <AccountForm
      locale={locale}
      kind="secondary"
      submitLabel={settings.changePassword}
      doneText={settings.passwordChanged}
      submit={({ currentPassword = "", newPassword = "" }) => submit(currentPassword, newPassword)}
    >
      {(errorOf) => (
        <>
          {hasPassword && <Field name="currentPassword" label={settings.currentPassword} error={errorOf("currentPassword")}><TextInput type="password" autoComplete="current-password" /></Field>}
          <Field name="newPassword" label={settings.newPassword} hint={passwordHint} error={errorOf("newPassword")}><TextInput type="password" autoComplete="new-password" /></Field>
        </>
      )}
    </AccountForm>
  );
}

export function AdminForm({ locale, submit }: { locale: Locale; submit: (token: string) => Promise<Outcome> }) {
  const { settings, signUp } = accountText(locale);
  return (
    <AccountForm locale={locale} kind="secondary" submitLabel={settings.adminClaim} doneText={settings.adminDone} submit={({ adminToken = "" }) => submit(adminToken)}>
      {(errorOf) => <Field name="adminToken" label={signUp.adminToken} error={errorOf("adminToken")}><TextInput autoComplete="off" spellCheck={false} /></Field>}
    </AccountForm>
  );
}

/** Deleting asks once more, and for the password where there is one. */
export function DeleteForm({ locale, hasPassword, submit }: { locale: Locale; hasPassword: boolean; submit: (password: string) => Promise<Outcome> }) {
  const { settings } = accountText(locale);
  return (
    <Dialog title={settings.deleteTitle} description={settings.deleteExplain} closeLabel={settings.cancel} trigger={<Button kind="danger">{settings.delete}</Button>}>
      <AccountForm locale={locale} kind="danger" submitLabel={settings.deleteConfirm} submit={({ currentPassword = "" }) => submit(currentPassword)}>
        {(errorOf) => hasPassword && <Field name="currentPassword" label={settings.currentPassword} error={errorOf("currentPassword")}><TextInput type="password" autoComplete="current-password" /></Field>}
      </AccountForm>
    </Dialog>
  );
}
