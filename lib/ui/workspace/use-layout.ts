"use client";
import { useSyncExternalStore } from "react";

/** columns: three side by side; split: instructions beside code over results; tabs: one pane at a time. */
export type Layout = "columns" | "split" | "tabs";

const queries = { tabs: "(max-width: 819px)", split: "(max-width: 1199px)" };

function subscribe(listener: () => void): () => void {
  const lists = Object.values(queries).map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener("change", listener);
  return () => lists.forEach((list) => list.removeEventListener("change", listener));
}

function read(): Layout {
  if (matchMedia(queries.tabs).matches) return "tabs";
  return matchMedia(queries.split).matches ? "split" : "columns";
}

/** The arrangement for the window's width (zoom counts: 200 % halves it). Undefined until hydration is over. */
export function useLayout(): Layout | undefined {
  return useSyncExternalStore(subscribe, read, () => undefined);
}
