"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide";
import type { ReactElement, ReactNode } from "react";
import { buttonClass } from "./button-class";
import { classNames } from "./class-names";
import styles from "./dialog.module.css";
import { Icon } from "./icon";

export interface DialogProps {
  title: ReactNode;
  /** One sentence, read out on opening together with the title. */
  description?: ReactNode;
  /** Name of the button that closes it, in the reader's language. */
  closeLabel: string;
  /** The element that opens it (a `Button`). Leave out when `open` is held outside. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Buttons at the foot; `DialogClose` for one that closes. */
  actions?: ReactNode;
  /** For diffs and tables. */
  wide?: boolean;
  /** For what needs all the room there is. */
  full?: boolean;
  children?: ReactNode;
}

/** A modal dialog: focus is held inside and given back on closing; Escape and a press outside close it. */
export function Dialog({ title, description, closeLabel, trigger, open, onOpenChange, actions, wide = false, full = false, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classNames(styles.popup, wide && styles.wide, full && styles.full)}>
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close aria-label={closeLabel} className={buttonClass({ kind: "quiet", size: "small", iconOnly: true }, styles.close)}>
              <Icon of={X} />
            </Base.Close>
          </div>
          <div className={styles.body}>
            {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            {children}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Wraps a button at a dialog's foot so that it closes the dialog: `<DialogClose render={<Button>Cancel</Button>} />`. */
export const DialogClose = Base.Close;
