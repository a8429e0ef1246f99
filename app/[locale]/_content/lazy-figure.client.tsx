"use client";

import { useEffect, useRef, useState, type ComponentType, type ReactNode } from "react";
import { figures, type FigureProps } from "@/app/figures";
import type { Locale } from "@/lib/i18n/locales";
import { FigureFrame } from "@/lib/ui/mdx/figure-frame";

interface LazyFigureProps {
  readonly name: string;
  readonly caption: string;
  readonly locale: Locale;
  readonly strings: { readonly text: string; readonly loading: string; readonly failed: string };
  /** The figure in words. */
  readonly children: ReactNode;
}

/** Loads an interactive figure when the reader comes within a screen of it. Until then, and where it fails, its words stand there. */
export function LazyFigure({ name, caption, locale, strings, children }: LazyFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [Loaded, setLoaded] = useState<ComponentType<FigureProps> | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!place.current) return;
    let gone = false;
    const near = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      near.disconnect();
      const load = figures[name];
      if (!load) return setFailed(true);
      load().then((module) => { if (!gone) setLoaded(() => module.default); }, () => { if (!gone) setFailed(true); });
    }, { rootMargin: "100%" });
    near.observe(place.current);
    return () => { gone = true; near.disconnect(); };
  }, [name]);

  return (
    <div ref={place}>
      <FigureFrame caption={caption} textLabel={strings.text} text={children} state={Loaded ? "running" : "words"} note={failed ? strings.failed : strings.loading}>
        {Loaded && <Loaded locale={locale} />}
      </FigureFrame>
    </div>
  );
}
