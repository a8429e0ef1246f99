"use client";

import { useState, type FormEvent } from "react";
import type { ProblemCode } from "@/lib/i18n/problem";

/** What a form's request came to: done, refused with a code, or not answered at all. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly problem: ProblemCode | "offline" };

export type FormState = { readonly kind: "idle" | "busy" | "done" } | { readonly kind: "refused"; readonly problem: ProblemCode | "offline" };

/** Runs a form: one request at a time, and its outcome as a value. Fields keep what was entered, whatever happens. */
export function useForm(submit: (fields: Readonly<Record<string, string>>) => Promise<Outcome>) {
  const [state, setState] = useState<FormState>({ kind: "idle" });
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state.kind === "busy") return;
    const fields = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
    setState({ kind: "busy" });
    const outcome = await submit(fields).catch((): Outcome => ({ ok: false, problem: "offline" }));
    setState(outcome.ok ? { kind: "done" } : { kind: "refused", problem: outcome.problem });
  };
  return { state, busy: state.kind === "busy", onSubmit };
}
