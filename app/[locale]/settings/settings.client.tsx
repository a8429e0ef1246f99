"use client";

import { useRouter } from "next/navigation";
import type { Viewer } from "@/lib/auth/viewer";
import type { Locale } from "@/lib/i18n/locales";
import { deleteStorage } from "@/lib/progress/client/storage";
import { AdminForm, DeleteForm, PasswordForm, ProfileForm } from "@/lib/ui/account/settings-forms";
import { send } from "../_account/api.client";
import { signInWithPassword } from "../_account/sign-in.client";

interface Props {
  locale: Locale;
  viewer: Viewer;
}

export function Profile({ locale, viewer }: Props) {
  const router = useRouter();
  return (
    <ProfileForm
      locale={locale}
      name={viewer.name}
      language={viewer.locale}
      submit={async (change) => {
        const outcome = await send("PATCH", "/api/account", change);
        if (outcome.ok) router.refresh();
        return outcome;
      }}
    />
  );
}

export function Password({ locale, viewer }: Props) {
  return (
    <PasswordForm
      locale={locale}
      hasPassword={viewer.hasPassword}
      submit={async (current, next) => {
        const outcome = await send("POST", "/api/account/password", { next, ...(viewer.hasPassword && { current }) });
        // The change ended this session too.
        return outcome.ok ? signInWithPassword(viewer.email, next) : outcome;
      }}
    />
  );
}

export function AdminClaim({ locale }: Pick<Props, "locale">) {
  return <AdminForm locale={locale} submit={(token) => send("POST", "/api/account/admin", { token })} />;
}

export function DeleteAccount({ locale, viewer }: Props) {
  return (
    <DeleteForm
      locale={locale}
      hasPassword={viewer.hasPassword}
      submit={async (password) => {
        const outcome = await send("DELETE", "/api/account", viewer.hasPassword ? { password } : {});
        if (!outcome.ok) return outcome;
        await deleteStorage(viewer.id).catch(() => undefined);
        location.assign(`/${locale}`);
        return outcome;
      }}
    />
  );
}
