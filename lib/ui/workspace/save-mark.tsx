"use client";
import { Popover } from "@base-ui/react/popover";
import { BadgeCheck, CircleAlert, CircleDashed, CloudCheck, HardDrive, type IconNode, Split } from "lucide";
import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/primitives/button";
import { useFiles, useWorkspace } from "./context";
import { type SaveView, saveView } from "./save-view";
import styles from "./save-mark.module.css";
import { Icon } from "../primitives/icon";

const looks: Record<SaveView, { icon: IconNode; tone: string }> = {
  unsaved: { icon: CircleDashed, tone: "plain" },
  device: { icon: HardDrive, tone: "info" },
  server: { icon: CloudCheck, tone: "info" },
  graded: { icon: BadgeCheck, tone: "ok" },
  failed: { icon: CircleAlert, tone: "fail" },
  conflict: { icon: Split, tone: "warn" },
};

/** Where the newest text is, always in view; pressing it says what that means. */
export function SaveMark() {
  const t = useTranslations("workspace.save");
  const { drafts: { status }, files, submission: { state }, viewer, showDialog } = useWorkspace();
  const stored = state.phase === "stored" ? state : undefined;
  const view = saveView(status, useFiles(files), stored);
  const verdict = stored?.submission.state === "graded" ? stored.submission.report.verdict : undefined;
  const word = view === "graded" ? (verdict === "passed" ? t("gradedPassed") : t("gradedFailed")) : t(view);
  const tone = view === "graded" && verdict !== "passed" ? "fail" : looks[view].tone;

  if (view === "conflict") {
    return <Button size="small" className={styles.conflict} onClick={() => showDialog("conflict")}><Icon of={Split} /> {t("resolve")}</Button>;
  }
  const help = view === "device" && !viewer.signedIn ? "deviceGuestHelp" : (`${view}Help` as const);
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.mark} data-tone={tone} data-state={view}>
        <Icon of={looks[view].icon} size={14} /> <span className={styles.word}>{word}{status.offline && ` · ${t("offline")}`}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className={styles.layer}>
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.popupTitle}>{t("label", { where: word })}</Popover.Title>
            <Popover.Description className={styles.popupText}>{t(help)} {status.offline && t("offlineHelp")}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
