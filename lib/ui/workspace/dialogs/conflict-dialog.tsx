"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/lib/ui/primitives/button";
import { Dialog, DialogClose } from "@/lib/ui/primitives/dialog";
import { useWorkspace } from "../context";
import { Comparison } from "./comparison";

/** Two versions of the code: shows where they differ and asks which to go on with. Both have been kept. */
export function ConflictDialog() {
  const t = useTranslations("workspace");
  const format = useFormatter();
  const { drafts, dialog, showDialog } = useWorkspace();
  const { conflict } = drafts.status;
  if (!conflict) return null;
  const there = t("conflict.there", { when: format.dateTime(new Date(conflict.thereSavedAt), { dateStyle: "medium", timeStyle: "short", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }) });
  const choose = (files: typeof conflict.here) => {
    drafts.choose(files);
    showDialog(undefined);
  };
  return (
    <Dialog
      wide
      title={t("conflict.title")}
      description={t("conflict.lead")}
      closeLabel={t("close")}
      open={dialog === "conflict"}
      onOpenChange={(open) => showDialog(open ? "conflict" : undefined)}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t("conflict.later")}</Button>} />
          <Button onClick={() => choose(conflict.there)}>{t("conflict.keepThere")}</Button>
          <Button kind="primary" onClick={() => choose(conflict.here)}>{t("conflict.keepHere")}</Button>
        </>
      }
    >
      <Comparison left={conflict.here} right={conflict.there} leftName={t("conflict.here")} rightName={there} />
    </Dialog>
  );
}
