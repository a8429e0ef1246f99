"use client";

import { useEffect, useState } from "react";

/** Copies the text of the code block that it stands in. The label tells the outcome, aloud too. */
export function CopyButton({ copy, copied, failed, className }: { copy: string; copied: string; failed: string; className?: string }) {
  const [outcome, setOutcome] = useState<"none" | "copied" | "failed">("none");
  useEffect(() => {
    if (outcome === "none") return;
    const timer = setTimeout(() => setOutcome("none"), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const onClick = async (block: Element | null) => {
    try {
      await navigator.clipboard.writeText(block?.querySelector("pre")?.textContent ?? "");
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  };
  return (
    <button type="button" className={className} onClick={(event) => void onClick(event.currentTarget.closest("[data-code]"))}>
      <span aria-live="polite">{{ none: copy, copied, failed }[outcome]}</span>
    </button>
  );
}
