import { mayHoldRecords } from "@/lib/progress/client/database-name";
import type { OwnedProgress } from "@/lib/progress/client/progress";

/** The reader's progress; its code is no part of what a lesson loads first. */
export async function readerProgress(): Promise<OwnedProgress> {
  return (await import("@/lib/progress/client/reader")).readerProgress();
}

/** The same, to look something up: null on a guest's first visit, where there is nothing to find and no code to load. */
export async function knownProgress({ signedIn }: { signedIn: boolean }): Promise<OwnedProgress | null> {
  return signedIn || (await mayHoldRecords()) ? readerProgress() : null;
}
