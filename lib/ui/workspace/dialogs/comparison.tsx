"use client";
import { Tabs } from "@base-ui/react/tabs";
import { DiffEditor } from "@monaco-editor/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SourceFiles } from "@/lib/grader/report";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import { useWorkspace } from "../context";
import { editorOptions } from "../editor/monaco-editor";
import { themeName } from "../editor/themes";
import { editorPreferences } from "../preferences";
import { lineDiff } from "../results/line-diff";
import { useStored } from "../stored";
import styles from "./dialogs.module.css";

interface Sides {
  readonly left: SourceFiles;
  readonly right: SourceFiles;
  readonly leftName: string;
  readonly rightName: string;
}

/** Two versions of the files, one file at a time: side by side in the full editor, line by line without it. */
export function Comparison({ left, right, leftName, rightName }: Sides) {
  const t = useTranslations("workspace");
  const { isReadonly, activePath, monaco } = useWorkspace();
  const paths = Object.keys(left).filter((path) => !isReadonly(path) && right[path] !== undefined);
  const [path, setPath] = useState(paths.includes(activePath) ? activePath : (paths[0] ?? ""));
  const [mine, theirs] = [left[path] ?? "", right[path] ?? ""];
  return (
    <Tabs.Root value={path} onValueChange={(next) => setPath(String(next))}>
      <Tabs.List aria-label={t("files.label")} className={styles.files}>
        {paths.map((each) => <Tabs.Tab key={each} value={each} className={styles.file}>{each}</Tabs.Tab>)}
      </Tabs.List>
      <Tabs.Panel value={path}>
        {mine === theirs && <p className={styles.note}>{t("solution.same")}</p>}
        <div className={styles.sides} data-stacked={monaco.phase !== "ready"}><span>{leftName}</span><span>{rightName}</span></div>
        {monaco.phase === "ready" ? <SideBySide path={path} left={mine} right={theirs} /> : <LineByLine left={mine} right={theirs} leftName={leftName} rightName={rightName} />}
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function SideBySide({ path, left, right }: { path: string; left: string; right: string }) {
  const [{ fontSize, wrap }] = useStored(editorPreferences);
  return (
    <div className={styles.diff}>
      <DiffEditor
        // Not "typescript" files of the project: they would be checked, and their names would clash with the student's.
        original={left}
        modified={right}
        language="typescript"
        originalModelPath={`compare-left:///${path}`}
        modifiedModelPath={`compare-right:///${path}`}
        keepCurrentOriginalModel
        keepCurrentModifiedModel
        theme={themeName}
        loading={null}
        options={{
          ...editorOptions({ label: path, readonly: true, fontSize, wrap }),
          originalAriaLabel: path,
          modifiedAriaLabel: path,
          originalEditable: false,
          glyphMargin: false,
          renderSideBySide: true,
          useInlineViewWhenSpaceIsLimited: true,
          renderValidationDecorations: "off",
          ignoreTrimWhitespace: false,
          hideUnchangedRegions: { enabled: true },
        }}
      />
    </div>
  );
}

const signs = { same: "", expected: "−", actual: "+" };

function LineByLine({ left, right, leftName, rightName }: { left: string; right: string; leftName: string; rightName: string }) {
  const t = useTranslations("workspace.results");
  return (
    <Scrollable label={`${leftName} / ${rightName}`} className={styles.lines}><ol>
      {lineDiff(left, right).map((row, index) => row.kind === "fold"
        ? <li key={index} data-kind="fold">{t("sameLines", { count: row.count })}</li>
        : <li key={index} data-kind={row.kind}>
            <span className={styles.side} aria-hidden>{signs[row.kind]}</span>
            {row.kind !== "same" && <VisuallyHidden>{row.kind === "expected" ? leftName : rightName}: </VisuallyHidden>}
            <code>{row.text || " "}</code>
          </li>)}
    </ol></Scrollable>
  );
}
