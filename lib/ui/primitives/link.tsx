import type { ComponentProps } from "react";

/**
 * A link to a page of this site in the same language: followed without loading the document anew (see shell/soft-navigation), and
 * like any other link until the script has loaded. Nothing is fetched ahead: every page is made for its reader.
 */
export function Link({ children, ...rest }: ComponentProps<"a"> & { href: string }) {
  return <a {...rest} data-soft="">{children}</a>;
}
