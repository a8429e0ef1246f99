"use client";
import { Menu } from "@base-ui/react/menu";
import { Columns2, Ellipsis, Keyboard, RotateCcw, Settings2 } from "lucide";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/lib/ui/primitives/button-class";
import { useWorkspace } from "./context";
import styles from "./more-menu.module.css";
import { Icon } from "../primitives/icon";

export function MoreMenu() {
  const t = useTranslations("workspace.tools");
  const { reset, showDialog } = useWorkspace();
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass({ size: "small", kind: "quiet", iconOnly: true })} aria-label={t("more")}><Icon of={Ellipsis} /></Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={styles.layer}>
          <Menu.Popup className={styles.menu}>
            <Menu.Item className={styles.item} onClick={reset}><Icon of={RotateCcw} size={16} /> {t("reset")}</Menu.Item>
            <Menu.Item className={styles.item} onClick={() => showDialog("solution")}><Icon of={Columns2} size={16} /> {t("solution")}</Menu.Item>
            <Menu.Separator className={styles.separator} />
            <Menu.Item className={styles.item} onClick={() => showDialog("settings")}><Icon of={Settings2} size={16} /> {t("settings")}</Menu.Item>
            <Menu.Item className={styles.item} onClick={() => showDialog("shortcuts")}><Icon of={Keyboard} size={16} /> {t("shortcuts")}</Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
