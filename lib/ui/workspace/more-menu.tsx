"use client";
import { Menu } from "@base-ui/react/menu";
import { Columns2, Ellipsis, Keyboard, RotateCcw, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/lib/ui/primitives/button-class";
import { useWorkspace } from "./context";
import styles from "./more-menu.module.css";

export function MoreMenu() {
  const t = useTranslations("workspace.tools");
  const { reset, showDialog } = useWorkspace();
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass({ size: "small", kind: "quiet", iconOnly: true })} aria-label={t("more")}><Ellipsis aria-hidden /></Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={styles.layer}>
          <Menu.Popup className={styles.menu}>
            <Menu.Item className={styles.item} onClick={reset}><RotateCcw size={16} aria-hidden /> {t("reset")}</Menu.Item>
            <Menu.Item className={styles.item} onClick={() => showDialog("solution")}><Columns2 size={16} aria-hidden /> {t("solution")}</Menu.Item>
            <Menu.Separator className={styles.separator} />
            <Menu.Item className={styles.item} onClick={() => showDialog("settings")}><Settings2 size={16} aria-hidden /> {t("settings")}</Menu.Item>
            <Menu.Item className={styles.item} onClick={() => showDialog("shortcuts")}><Keyboard size={16} aria-hidden /> {t("shortcuts")}</Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
