"use client";
import { useCallback, useState } from "react";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";

interface Announcement {
  readonly text: string;
  readonly count: number;
}

/** Says something to screen readers without moving the focus. The same words said twice are heard twice. */
export function useAnnouncer(): { readonly announce: (text: string) => void; readonly region: React.ReactNode } {
  const [said, setSaid] = useState<Announcement>({ text: "", count: 0 });
  const announce = useCallback((text: string) => setSaid((before) => ({ text, count: before.count + 1 })), []);
  return {
    announce,
    region: <VisuallyHidden role="status" aria-live="polite"><span key={said.count}>{said.text}</span></VisuallyHidden>,
  };
}
