"use client";
import { useEffect, useRef, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { punctuation } from "@/lib/i18n/punctuation";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import type { TraceLens } from "../lens";
import type { TraceModel } from "../model/trace-model";
import { ms } from "../words/format";
import { tell } from "../words/tell";

interface AnnouncerProps {
  readonly model: TraceModel;
  readonly at: number;
  /** While a run is played nothing is said; where it stops is. */
  readonly quiet: boolean;
  readonly locale: Locale;
  readonly lens: TraceLens | undefined;
  readonly until?: number;
}

/**
 * Tells a screen reader which event has been chosen, once it has been for a moment: buttons and links change it from afar. While the
 * lanes have the focus their own value says the same.
 */
export function Announcer({ model, at, quiet, locale, lens, until }: AnnouncerProps) {
  const [said, setSaid] = useState("");
  const opened = useRef(at);
  useEffect(() => {
    if (quiet || at === opened.current || document.activeElement?.role === "slider") return;
    const soon = setTimeout(() => {
      opened.current = -1;
      setSaid(model.size === 0 ? "" : `${ms(model.time[at]!, locale)}${punctuation[locale].colon}${tell(model, at, locale, lens, until)}`);
    }, 250);
    return () => clearTimeout(soon);
  }, [model, at, quiet, locale, lens, until]);
  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}
