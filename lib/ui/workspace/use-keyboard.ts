"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the reader's keyboard has a command key. False until hydration is over. */
export function useIsMac(): boolean {
  return useSyncExternalStore(never, () => /Mac|iPhone|iPad/.test(navigator.platform), () => false);
}

/** Keys as they are written on the reader's keyboard: `keys("Mod", "Enter")`. */
export function useKeys(): (...names: string[]) => string {
  const mac = useIsMac();
  return (...names) => names.map((name) => (name === "Mod" ? (mac ? "⌘" : "Ctrl") : name)).join("+");
}

export type Command = "run" | "stop" | "format" | "toggle-tab" | "next-pane" | "previous-pane" | "help";

/** The command a key press means, or nothing. `typing` tells whether it would write into a field. */
export function commandOf(event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">, typing: boolean, mac: boolean): Command | undefined {
  const mod = mac ? event.metaKey : event.ctrlKey;
  if (event.key === "Enter" && mod && !event.altKey) return event.shiftKey ? "stop" : "run";
  if (event.key === "F6" && !mod && !event.altKey) return event.shiftKey ? "previous-pane" : "next-pane";
  // By position: with Alt, the letter is something else on many layouts.
  if (event.code === "KeyF" && event.altKey && event.shiftKey && !mod) return "format";
  if (event.code === "KeyM" && event.ctrlKey && event.shiftKey === mac && !event.altKey && !event.metaKey) return "toggle-tab";
  if (event.key === "?" && !typing && !mod && !event.altKey) return "help";
  return undefined;
}

export function isTypingTarget(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) || target.closest(".monaco-editor") !== null);
}
