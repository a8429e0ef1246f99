"use client";

import { useState } from "react";
import headerStyles from "@/lib/ui/shell/header.module.css";
import { signOut } from "./auth-routes.client";

export function SignOut({ label, busyLabel }: { label: string; busyLabel: string }) {
  const [busy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    signOut().catch(() => setBusy(false));
  };
  return <button type="button" className={headerStyles.choice} disabled={busy} onClick={press}>{busy ? busyLabel : label}</button>;
}
