import type { ComponentProps } from "react";

// Not every browser lets the keyboard scroll a box that holds nothing to focus.
const reachable = { tabIndex: 0, role: "group" };

/** A box whose content may be larger than itself, reachable and named for those who do not use a mouse. */
export function Scrollable({ label, ...rest }: ComponentProps<"div"> & { readonly label: string }) {
  return <div {...reachable} {...rest} aria-label={label} />;
}
