"use client";

import { useMemo } from "react";
import { Quiz } from "@/lib/ui/quiz/quiz";
import type { QuizQuestionView, QuizStore, QuizStrings } from "@/lib/ui/quiz/types";
import { knownProgress, readerProgress } from "./reader-progress.client";

/** The quiz, with its answers kept in the reader's progress. */
export function RememberedQuiz({ lesson, signedIn, questions, strings }: { lesson: string; signedIn: boolean; questions: readonly QuizQuestionView[]; strings: QuizStrings }) {
  const store = useMemo<QuizStore>(() => ({
    async load() {
      const progress = await knownProgress({ signedIn });
      if (!progress) return new Map();
      if ((await progress.storage()) === "memory") throw new Error("this browser keeps nothing");
      const answers = await progress.quizAnswers(lesson);
      return new Map([...answers].map(([question, { options }]) => [question, options]));
    },
    async save(question, options, correct) {
      const progress = await readerProgress();
      await progress.answerQuiz(lesson, { question, options, correct });
      if ((await progress.storage()) === "memory") throw new Error("this browser keeps nothing");
    },
  }), [lesson, signedIn]);
  return <Quiz questions={questions} strings={strings} store={store} />;
}
