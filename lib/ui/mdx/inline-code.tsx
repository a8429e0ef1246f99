import type { ReactNode } from "react";

/** A short text of YAML: `code` between backticks becomes code, everything else stays words. */
export function inlineCode(text: string): ReactNode {
  return text.split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? <code key={index}>{part.slice(1, -1)}</code> : part));
}
