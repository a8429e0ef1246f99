import type { IconNode } from "lucide";
import { createElement, type ComponentProps } from "react";

export interface IconProps extends ComponentProps<"svg"> {
  /** The drawing, from the `lucide` package. */
  of: IconNode;
  /** Width and height in pixels. */
  size?: number;
}

/**
 * One of Lucide's icons as plain SVG; decorative unless labelled. Their own React package is a client component, so that each icon
 * of a page rendered on the server would be sent a second time, with the script to draw it.
 */
export function Icon({ of, size = 24, ...rest }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round"
      aria-hidden={rest["aria-label"] === undefined} {...rest}
    >
      {of.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
