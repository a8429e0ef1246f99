"use client";

import { useEffect, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import * as messages from "@/lib/i18n/messages/progress";
import { readerProgress } from "@/lib/progress/client/reader";
import { Notice } from "@/lib/ui/primitives/notice";
import { Overview, type Done, type ProgressLesson } from "@/lib/ui/progress/overview";

interface Props {
  locale: Locale;
  lessons: readonly ProgressLesson[];
  /** What the account knows; null for a guest. */
  account: Done | null;
}

type Here = Omit<Done, "verified"> & { readonly kept: boolean };

/** The overview of what the account knows, completed by what this browser knows. */
export function LiveOverview({ locale, lessons, account }: Props) {
  const [here, setHere] = useState<Here | null>(null);
  useEffect(() => {
    let gone = false;
    void doneHere(lessons.map((lesson) => lesson.id)).then((found) => gone || setHere(found));
    return () => { gone = true; };
  }, [lessons]);
  return (
    <>
      {here && !here.kept && <Notice tone="warn" role="status">{messages[locale].memoryOnly}</Notice>}
      <Overview locale={locale} lessons={lessons} done={together(account, here)} />
    </>
  );
}

async function doneHere(lessons: readonly string[]): Promise<Here> {
  const progress = await readerProgress();
  const [read, passes, storage] = await Promise.all([progress.lessonsRead(), progress.localPasses(), progress.storage()]);
  const right = await Promise.all(lessons.map(async (lesson) => [lesson, [...(await progress.quizAnswers(lesson)).values()].filter((answer) => answer.correct).length] as const));
  return { read: [...read.keys()], right: Object.fromEntries(right), local: passes.map((pass) => pass.lab), kept: storage === "device" };
}

function together(account: Done | null, here: Here | null): Done {
  return {
    read: [...(account?.read ?? []), ...(here?.read ?? [])],
    // The browser has the account's answers too, and newer ones.
    right: { ...account?.right, ...here?.right },
    verified: account?.verified ?? [],
    local: here?.local ?? [],
  };
}
