"use client";

import type { Locale } from "@/lib/i18n/locales";
import { SignUpForm } from "@/lib/ui/account/sign-up-form";
import { send } from "../_account/api.client";
import { signInWithPassword } from "../_account/sign-in.client";

export function SignUp({ locale, next }: { locale: Locale; next: string }) {
  return (
    <SignUpForm
      locale={locale}
      submit={async (account) => {
        const created = await send("POST", "/api/account", { ...account, locale });
        if (!created.ok) return created;
        const signedIn = await signInWithPassword(account.email, account.password).catch(() => ({ ok: false as const }));
        // The account is there in any case; the sign-in page takes over where this could not.
        location.assign(signedIn.ok ? next : `/${locale}/sign-in?next=${encodeURIComponent(next)}`);
        return { ok: true };
      }}
    />
  );
}
