"use client";

import { useState } from "react";
import styles from "@/lib/ui/account/account.module.css";
import { Button } from "@/lib/ui/primitives/button";
import { signInWith } from "./sign-in.client";

interface Props {
  providers: readonly { id: string; label: string }[];
  /** Where to come back to. */
  next: string;
  /** To be done first, such as asking that the sign-in be connected to this account. */
  before?: () => Promise<unknown>;
}

export function ProviderButtons({ providers, next, before }: Props) {
  const [busy, setBusy] = useState<string | null>(null);
  const go = async (id: string) => {
    setBusy(id);
    try {
      await before?.();
      await signInWith(id, next);
    } catch {
      setBusy(null);
    }
  };
  return (
    <div className={styles.providers}>
      {providers.map(({ id, label }) => <Button key={id} busy={busy === id} onClick={() => void go(id)}>{label}</Button>)}
    </div>
  );
}
