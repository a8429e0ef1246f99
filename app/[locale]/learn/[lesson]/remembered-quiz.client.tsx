"use client";

import { useMemo } from "react";
import { Quiz } from "@/lib/ui/quiz/quiz";
import type { QuizQuestionView, QuizStore, QuizStrings } from "@/lib/ui/quiz/types";
import { readerProgress } from "./reader-progress.client";

/** The quiz, with its answers kept in the reader's progress. */
export function RememberedQuiz({ lesson, questions, strings }: { lesson: string; questions: readonly QuizQuestionView[]; strings: QuizStrings }) {
  const store = useMemo<QuizStore>(() => ({
    async load() {
      const progress = await readerProgress();
      if ((await progress.storage()) === "memory") throw new Error("this browser keeps nothing");
      const answers = await progress.quizAnswers(lesson);
      return new Map([...answers].map(([question, { options }]) => [question, options]));
    },
    async save(question, options, correct) {
      await (await readerProgress()).answerQuiz(lesson, { question, options, correct });
    },
  }), [lesson]);
  return <Quiz questions={questions} strings={strings} store={store} />;
}
