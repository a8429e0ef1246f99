"use client";

import type { Locale } from "@/lib/i18n/locales";
import { send } from "../_account/api.client";
import { ProviderButtons } from "../_account/provider-buttons.client";

export function ConnectProviders({ locale, providers }: { locale: Locale; providers: readonly { id: string; label: string }[] }) {
  return <ProviderButtons providers={providers} next={`/${locale}/settings`} before={() => send("POST", "/api/account/link", {})} />;
}
