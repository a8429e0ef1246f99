"use client";

import { useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import * as messages from "@/lib/i18n/messages/progress";
import type { Outcome } from "../account/use-form";
import { AccountForm } from "../account/account-form";
import { Button } from "../primitives/button";
import { Dialog } from "../primitives/dialog";
import { StatusMark } from "../primitives/status-mark";

export function RestoreDialog({ locale, restore }: { locale: Locale; restore: () => Promise<Outcome> }) {
  const text = messages[locale].submission;
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const submit = async () => {
    const outcome = await restore();
    if (outcome.ok) {
      setOpen(false);
      setDone(true);
    }
    return outcome;
  };
  return (
    <>
      <Dialog title={text.restoreTitle} description={text.restoreText} closeLabel={text.cancel} open={open} onOpenChange={setOpen} trigger={<Button size="small">{text.restore}</Button>}>
        <AccountForm locale={locale} submitLabel={text.restoreConfirm} submit={submit}>{() => null}</AccountForm>
      </Dialog>
      <span role="status">{done && <StatusMark status="passed">{text.restored}</StatusMark>}</span>
    </>
  );
}
