"use client";
import { useEffect } from "react";
import type { PaneName, WorkspaceValue } from "./context";
import { commandOf, isTypingTarget, useIsMac } from "./use-keyboard";

const panes: readonly PaneName[] = ["instructions", "editor", "results"];

/**
 * Carries out the workspace's key presses, before the editor sees them (Ctrl+Enter would add a line there). It listens
 * on the page as a whole, so that they work wherever the focus is; an open dialog keeps its keys to itself.
 */
export function useCommands(value: WorkspaceValue): void {
  const mac = useIsMac();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const command = commandOf(event, isTypingTarget(event.target), mac);
      if (!command || value.dialog) return;
      event.preventDefault();
      event.stopPropagation();
      if (command === "run") value.run.start();
      else if (command === "stop") value.run.stop();
      else if (command === "format") value.format();
      else if (command === "toggle-tab") value.toggleTab();
      else if (command === "help") value.showDialog("shortcuts");
      else focusPane(nextPane(command === "next-pane" ? 1 : -1), value);
    }
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [value, mac]);
}

function nextPane(step: 1 | -1): PaneName {
  const here = panes.findIndex((pane) => document.getElementById(`workspace-${pane}`)?.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : panes.length - 1) : (here + step + panes.length) % panes.length;
  return panes[next] ?? "instructions";
}

function focusPane(pane: PaneName, value: WorkspaceValue): void {
  value.showPane(pane);
  // On a narrow screen the pane comes into being visible with the next frame.
  requestAnimationFrame(() => (pane === "editor" && value.editorRef.current ? value.editorRef.current.focus() : document.getElementById(`workspace-${pane}`)?.focus()));
}
