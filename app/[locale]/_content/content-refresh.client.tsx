"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** In development: renders the page again when a text of the course changes on disk. In production: nothing. */
export function ContentRefresh() {
  const router = useRouter();
  useEffect(() => {
    if (process.env.NODE_ENV !== "development") return;
    const changes = new EventSource("/api/dev/content");
    changes.addEventListener("change", () => router.refresh());
    return () => changes.close();
  }, [router]);
  return null;
}
