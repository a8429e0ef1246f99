"use client";

import { useEffect, useRef, type ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { Button } from "../primitives/button";
import { Notice } from "../primitives/notice";
import styles from "./account.module.css";
import { useForm, type Outcome } from "./use-form";
import { refusal } from "./words";

export interface AccountFormProps {
  locale: Locale;
  submit: (fields: Readonly<Record<string, string>>) => Promise<Outcome>;
  submitLabel: string;
  /** Said when it worked; leave out where the page changes then. */
  doneText?: string;
  kind?: "primary" | "secondary" | "danger";
  /** The fields. `errorOf` gives the words for a field, if the last refusal was about it. */
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** Fields, one button, and what came of it, announced. A refusal about a field moves the focus there. */
export function AccountForm({ locale, submit, submitLabel, doneText, kind = "primary", children }: AccountFormProps) {
  const { state, busy, onSubmit } = useForm(submit);
  const form = useRef<HTMLFormElement>(null);
  const problem = refusal(state, locale);
  useEffect(() => {
    if (state.kind === "refused") form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  return (
    <form ref={form} method="post" onSubmit={onSubmit} className={styles.form} noValidate>
      {problem && problem.field === null && <Notice tone="fail" role="alert">{problem.words}</Notice>}
      {children((field) => (problem?.field === field ? problem.words : undefined))}
      <div className={styles.actions}>
        <Button type="submit" kind={kind} busy={busy}>{submitLabel}</Button>
        <span role="status" className={styles.done}>{state.kind === "done" && doneText}</span>
      </div>
    </form>
  );
}
