"use client";

import type { Locale } from "@/lib/i18n/locales";
import { SignInForm } from "@/lib/ui/account/sign-in-form";
import { signInWithPassword } from "../_account/sign-in.client";

export function SignIn({ locale, next }: { locale: Locale; next: string }) {
  return (
    <SignInForm
      locale={locale}
      submit={async (email, password) => {
        const outcome = await signInWithPassword(email, password);
        // A whole new page: every part of it has to learn who is asking.
        if (outcome.ok) location.assign(next);
        return outcome;
      }}
    />
  );
}
