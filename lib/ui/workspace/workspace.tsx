"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAnnouncer } from "./announcer";
import { WorkspaceContext } from "./context";
import { ConflictDialog } from "./dialogs/conflict-dialog";
import { GuestDialog } from "./dialogs/guest-dialog";
import { SettingsDialog } from "./dialogs/settings-dialog";
import { ShortcutsDialog } from "./dialogs/shortcuts-dialog";
import { SolutionDialog } from "./dialogs/solution-dialog";
import { EditorPane } from "./editor-pane";
import { Guide, type GuideContents } from "./guide";
import { Header } from "./header";
import { Panes } from "./panes";
import { ResultsPane } from "./results/results-pane";
import { useCommands } from "./use-commands";
import { useWorkspaceValue, type WorkspaceInput } from "./use-workspace-value";
import styles from "./workspace.module.css";

/** A lab's workspace: instructions, code and results. What it does to the outside is handed in as `services`. */
export function Workspace({ guide, ...input }: WorkspaceInput & { readonly guide: GuideContents }): ReactNode {
  const t = useTranslations("workspace.pane");
  const { announce, region } = useAnnouncer();
  const value = useWorkspaceValue(input, announce);
  useCommands(value);
  return (
    <WorkspaceContext value={value}>
      <div className={styles.workspace}>
        <nav className={styles.skip} aria-label={t("skipTo")}>
          {(["instructions", "editor", "results"] as const).map((pane) => (
            <a key={pane} href={`#workspace-${pane}`} onClick={() => value.showPane(pane)}>{t(pane)}</a>
          ))}
        </nav>
        <Header />
        <Panes instructions={<Guide {...guide} />} editor={<EditorPane />} results={<ResultsPane />} />
        {region}
      </div>
      <SolutionDialog />
      <SettingsDialog />
      <ShortcutsDialog />
      <ConflictDialog />
      <GuestDialog />
    </WorkspaceContext>
  );
}
