"use client";

import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { watchSubmission } from "@/lib/progress/client/submissions";

/** Stands where the report will be, and has the page shown anew when it is there. */
export function AwaitVerdict({ id, children }: { id: string; children: ReactNode }) {
  const router = useRouter();
  useEffect(() => watchSubmission(id, ({ state }) => { if (state === "graded") router.refresh(); }), [id, router]);
  return <p role="status">{children}</p>;
}
