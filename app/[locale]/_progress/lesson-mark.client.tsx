"use client";

import { useEffect, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import * as messages from "@/lib/i18n/messages/home";
import { readerProgress } from "@/lib/progress/client/reader";
import { LessonMark, type LessonDone } from "@/lib/ui/home/lesson-mark";

interface Props {
  locale: Locale;
  lesson: string;
  labs: readonly string[];
  /** What the account knows already. */
  initial: LessonDone;
  /** On the map there is room for the signs only. */
  compact?: boolean;
}

/** What the reader has done of a lesson: from the account at once, from this browser a moment later. */
export function LiveLessonMark({ locale, lesson, labs, initial, compact = false }: Props) {
  const [done, setDone] = useState(initial);
  useEffect(() => {
    let gone = false;
    void (async () => {
      const progress = await readerProgress();
      const [read, passes] = await Promise.all([progress.lessonsRead(), progress.localPasses()]);
      if (gone) return;
      setDone((now) => ({ ...now, read: now.read || read.has(lesson), passed: now.passed || labs.some((lab) => passes.some((pass) => pass.lab === lab)) }));
    })();
    return () => { gone = true; };
  }, [lesson, labs]);
  return <LessonMark done={done} text={messages[locale].contents} compact={compact} />;
}
