"use client";

import { useMemo } from "react";
import { ReadMark, type ReadStore } from "@/lib/ui/lesson/read-mark";
import { knownProgress, readerProgress } from "./reader-progress.client";

export function LessonRead({ lesson, signedIn, strings }: { lesson: string; signedIn: boolean; strings: { mark: string; done: string; failed: string } }) {
  const store = useMemo<ReadStore>(() => ({
    isRead: async () => (await (await knownProgress({ signedIn }))?.lessonsRead())?.has(lesson) ?? false,
    markRead: async () => (await readerProgress()).markLessonRead(lesson),
  }), [lesson, signedIn]);
  return <ReadMark store={store} strings={strings} />;
}
