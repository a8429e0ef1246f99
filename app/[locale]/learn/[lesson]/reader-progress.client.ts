import type { OwnedProgress } from "@/lib/progress/client/progress";

/** The reader's progress; its code is no part of what a lesson loads first. */
export async function readerProgress(): Promise<OwnedProgress> {
  return (await import("@/lib/progress/client/reader")).readerProgress();
}
