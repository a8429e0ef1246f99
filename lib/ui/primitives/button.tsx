import { LoaderCircle } from "lucide";
import type { ComponentPropsWithRef } from "react";
import { buttonClass, type ButtonLook } from "./button-class";
import { Icon } from "./icon";

export interface ButtonProps extends ButtonLook, ComponentPropsWithRef<"button"> {
  /** Something is under way: shows a turning ring and ignores further presses, while the button keeps the focus. */
  busy?: boolean;
}

/** A native button. It is of type "button" unless told otherwise, so that it never submits a form by accident. */
export function Button({ kind, size, iconOnly, busy = false, className, children, onClick, type = "button", ...rest }: ButtonProps) {
  const halted = busy ? { "aria-busy": true, "aria-disabled": true, onClick: (event: { preventDefault(): void }) => event.preventDefault() } : { onClick };
  return (
    <button {...rest} type={type} className={buttonClass({ kind, size, iconOnly }, className)} {...halted}>
      {busy && <Icon of={LoaderCircle} />}
      {busy && iconOnly ? null : children}
    </button>
  );
}
