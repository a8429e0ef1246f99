import type { ComponentProps } from "react";
import { buttonClass, type ButtonLook } from "./button-class";
import { Link } from "./link";

/** A link that looks like a button: it leads somewhere, it does not do something. */
export function LinkButton({ kind, size, iconOnly, className, ...rest }: ButtonLook & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonClass({ kind, size, iconOnly }, className)} />;
}
