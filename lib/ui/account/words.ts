import type { Locale } from "@/lib/i18n/locales";
import * as account from "@/lib/i18n/messages/account";
import * as errors from "@/lib/i18n/messages/errors";
import type { ProblemCode } from "@/lib/i18n/problem";
import type { FormState } from "./use-form";

export const accountText = (locale: Locale) => account[locale];

/** Which field a refusal is about; what is about none is said above the form. */
const fieldOf: Partial<Record<ProblemCode, string>> = {
  "email-invalid": "email", "email-taken": "email", "name-invalid": "name",
  "password-short": "newPassword", "password-long": "newPassword", "password-common": "newPassword",
  "password-wrong": "currentPassword", "admin-token-wrong": "adminToken",
};

/** A refusal in words: to be shown at a field, or above the form. */
export function refusal(state: FormState, locale: Locale): { field: string | null; words: string } | null {
  if (state.kind !== "refused") return null;
  if (state.problem === "offline") return { field: null, words: account[locale].offline };
  return { field: fieldOf[state.problem] ?? null, words: errors[locale][state.problem] };
}
