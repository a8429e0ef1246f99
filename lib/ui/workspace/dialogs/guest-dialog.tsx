"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/primitives/button";
import { Dialog, DialogClose } from "@/lib/ui/primitives/dialog";
import { LinkButton } from "@/lib/ui/primitives/link-button";
import { useWorkspace } from "../context";

/** A guest wants to submit: what an account is for, and that nothing is lost on the way. */
export function GuestDialog() {
  const t = useTranslations("workspace");
  const { dialog, showDialog, viewer } = useWorkspace();
  return (
    <Dialog
      title={t("submit.guestTitle")}
      description={t("submit.guest")}
      closeLabel={t("close")}
      open={dialog === "guest"}
      onOpenChange={(open) => showDialog(open ? "guest" : undefined)}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t("submit.notNow")}</Button>} />
          <LinkButton href={viewer.signInHref}>{t("submit.signIn")}</LinkButton>
          <LinkButton kind="primary" href={viewer.signUpHref}>{t("submit.signUp")}</LinkButton>
        </>
      }
    />
  );
}
