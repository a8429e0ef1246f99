"use client";

import { useEffect, useRef, type ComponentProps } from "react";

/** A native `details` that also closes on Escape, on a press elsewhere and on following a link in it. Works without script, less politely. */
export function Disclosure(props: ComponentProps<"details">) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = ref.current;
    if (!details) return;
    const close = (event: Event) => {
      if (!details.open) return;
      const inside = event.target instanceof Node && details.contains(event.target);
      const follows = inside && event.target instanceof Element && event.target.closest("a");
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !inside || follows) {
        details.open = false;
        if (event instanceof KeyboardEvent && inside) details.querySelector("summary")?.focus();
      }
    };
    for (const type of ["click", "keydown"]) document.addEventListener(type, close);
    return () => { for (const type of ["click", "keydown"]) document.removeEventListener(type, close); };
  }, []);
  return <details {...props} ref={ref} />;
}
