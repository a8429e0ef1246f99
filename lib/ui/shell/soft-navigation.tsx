"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Follows every `Link` of the page within the document. One listener for all of them: a link itself needs no script. */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-soft]") : null;
      if (!link || opensElsewhere || event.defaultPrevented || link.target || link.origin !== location.origin) return;
      // Within the page the browser moves, and keeps its history, by itself.
      if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
      event.preventDefault();
      router.push(`${link.pathname}${link.search}${link.hash}`);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}
