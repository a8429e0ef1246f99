"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { Tabs } from "@/lib/ui/primitives/tabs";
import { type PaneName, useWorkspace } from "./context";
import styles from "./panes.module.css";
import { type Layout, useLayout } from "./use-layout";

export type PaneContents = Readonly<Record<PaneName, ReactNode>>;

const names: readonly PaneName[] = ["instructions", "editor", "results"];

/** The three panes, arranged for the width there is. */
export function Panes(contents: PaneContents) {
  const layout = useLayout();
  return layout === undefined ? <Waiting {...contents} /> : <Arranged layout={layout} contents={contents} />;
}

/**
 * Each pane's contents are in an element of their own, which moves from one arrangement into the next: what is open in them, such as a
 * failure or its enlarged run, stays open when the window crosses a breakpoint or a tablet is turned.
 */
function Arranged({ layout, contents }: { readonly layout: Layout; readonly contents: PaneContents }) {
  const [homes] = useState(() => ({ instructions: home(), editor: home(), results: home() }));
  const Arrangement = { tabs: Stacked, split: Split, columns: Columns }[layout];
  return (
    <>
      <Arrangement instructions={<Slot home={homes.instructions} />} editor={<Slot home={homes.editor} />} results={<Slot home={homes.results} />} />
      {names.map((name) => createPortal(contents[name], homes[name], name))}
    </>
  );
}

function home(): HTMLElement {
  const element = document.createElement("div");
  element.className = styles.slot ?? "";
  return element;
}

/** The place of a pane's element in an arrangement. */
function Slot({ home }: { readonly home: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.append(home), [home]);
  return <div ref={place} className={styles.slot} />;
}

/** What the server sends: the instructions can be read before anything has loaded. */
function Waiting({ instructions, editor, results }: PaneContents) {
  return <div className={styles.waiting}><div>{instructions}</div><div>{editor}</div><div>{results}</div></div>;
}

function Stacked(contents: PaneContents) {
  const t = useTranslations("workspace.pane");
  const { pane, showPane, lab, say } = useWorkspace();
  return (
    <Tabs
      label={say(lab.title)}
      className={styles.stacked}
      panelClassName={styles.stackedPanel}
      value={pane}
      onValueChange={(value) => showPane(value as PaneName)}
      keepMounted
      items={names.map((value) => ({ value, label: t(value), panel: contents[value] }))}
    />
  );
}

function Columns({ instructions, editor, results }: PaneContents) {
  const t = useTranslations("workspace.pane");
  return (
    <Remembered id="columns" orientation="horizontal">
      <Panel id="instructions" defaultSize="28%" minSize="16rem" className={styles.pane}>{instructions}</Panel>
      <Separator aria-label={t("resizeLeft")} className={styles.upright} />
      <Panel id="editor" defaultSize="44%" minSize="20rem" className={styles.pane}>{editor}</Panel>
      <Separator aria-label={t("resizeRight")} className={styles.upright} />
      <Panel id="results" defaultSize="28%" minSize="16rem" className={styles.pane}>{results}</Panel>
    </Remembered>
  );
}

function Split({ instructions, editor, results }: PaneContents) {
  const t = useTranslations("workspace.pane");
  return (
    <Remembered id="split" orientation="horizontal">
      <Panel id="instructions" defaultSize="36%" minSize="14rem" className={styles.pane}>{instructions}</Panel>
      <Separator aria-label={t("resizeLeft")} className={styles.upright} />
      <Panel id="work" minSize="20rem" className={styles.pane}>
        <Remembered id="work" orientation="vertical">
          <Panel id="editor" defaultSize="58%" minSize="8rem" className={styles.pane}>{editor}</Panel>
          <Separator aria-label={t("resizeBelow")} className={styles.level} />
          <Panel id="results" minSize="6rem" className={styles.pane}>{results}</Panel>
        </Remembered>
      </Panel>
    </Remembered>
  );
}

/** A group of panes whose sizes come back at the next visit. */
function Remembered({ id, orientation, children }: { id: string; orientation: "horizontal" | "vertical"; children: ReactNode }) {
  const [storage] = useState(quietStorage);
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: `reconcile.workspace.${id}`, storage, onlySaveAfterUserInteractions: true });
  return <Group id={id} orientation={orientation} defaultLayout={defaultLayout} onLayoutChanged={onLayoutChanged} className={styles.group}>{children}</Group>;
}

/** localStorage where the browser allows it; where not, sizes last as long as the page. */
function quietStorage(): Pick<Storage, "getItem" | "setItem"> {
  try {
    localStorage.getItem("reconcile");
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }
}
