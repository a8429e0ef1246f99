"use client";

import { useMemo } from "react";
import { ReadMark, type ReadStore } from "@/lib/ui/lesson/read-mark";
import { readerProgress } from "./reader-progress.client";

export function LessonRead({ lesson, strings }: { lesson: string; strings: { mark: string; done: string; failed: string } }) {
  const store = useMemo<ReadStore>(() => ({
    isRead: async () => (await (await readerProgress()).lessonsRead()).has(lesson),
    markRead: async () => (await readerProgress()).markLessonRead(lesson),
  }), [lesson]);
  return <ReadMark store={store} strings={strings} />;
}
