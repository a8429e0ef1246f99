"use client";

import type { Locale } from "@/lib/i18n/locales";
import { RestoreDialog } from "@/lib/ui/progress/restore-dialog";
import { deviceId } from "@/lib/progress/client/device";
import { send } from "../../../_account/api.client";

/** Asks first: the files replace the lab's draft, of which the server keeps a copy. */
export function RestoreDraft({ locale, submissionId }: { locale: Locale; submissionId: string }) {
  return <RestoreDialog locale={locale} restore={() => send("POST", `/api/submissions/${submissionId}/restore`, { device: deviceId() })} />;
}
