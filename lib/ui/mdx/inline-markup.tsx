import type { ReactNode } from "react";

/** A short text of YAML: `code` between backticks becomes code, *words* between asterisks are stressed, everything else stays as it is. */
export function inlineMarkup(text: string): ReactNode {
  return text.split(/(`[^`]+`|\*[^*`]+\*)/).map((part, index) => {
    if (index % 2 === 0) return part;
    const inner = part.slice(1, -1);
    return part.startsWith("`") ? <code key={index}>{inner}</code> : <em key={index}>{inner}</em>;
  });
}
