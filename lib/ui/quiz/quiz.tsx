"use client";

import { useEffect, useState } from "react";
import { fill, isCorrect, stillOffered } from "./grade";
import { Question } from "./question";
import styles from "./quiz.module.css";
import type { QuizQuestionView, QuizStore, QuizStrings } from "./types";

/** Questions with explanations; answers are remembered through `store`, which should stay the same object between renders. */
export function Quiz({ questions, strings, store }: { questions: readonly QuizQuestionView[]; strings: QuizStrings; store: QuizStore }) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const [notKept, setNotKept] = useState(false);

  useEffect(() => {
    let gone = false;
    store.load().then(
      (stored) => {
        if (gone) return;
        // What was answered on the page meanwhile is newer than what was stored.
        setAnswers((current) => {
          const known = questions.flatMap((question) => {
            const offered = stillOffered(question.options, stored.get(question.id) ?? []);
            return offered.size > 0 ? [[question.id, offered] as const] : [];
          });
          return new Map([...known, ...current]);
        });
      },
      () => setNotKept(true),
    );
    return () => { gone = true; };
  }, [questions, store]);

  const answer = (question: string, chosen: ReadonlySet<string>, correct: boolean) => {
    setAnswers((current) => new Map(current).set(question, chosen));
    store.save(question, [...chosen], correct).catch(() => setNotKept(true));
  };
  const retry = (question: string) =>
    setAnswers((current) => {
      const next = new Map(current);
      next.delete(question);
      return next;
    });

  const correct = questions.filter(({ id, options }) => isCorrect(options, answers.get(id) ?? new Set())).length;
  return (
    <div className={styles.quiz}>
      {questions.map((question, index) => (
        <Question
          key={question.id} question={question} strings={strings} answered={answers.get(question.id) ?? null}
          number={fill(strings.number, { number: index + 1, total: questions.length })}
          onAnswer={(chosen, right) => answer(question.id, chosen, right)} onRetry={() => retry(question.id)}
        />
      ))}
      <p role="status" className={styles.score}>{answers.size === questions.length ? fill(strings.score, { correct, total: questions.length }) : ""}</p>
      {notKept && <p className={styles.notKept}>{strings.notKept}</p>}
    </div>
  );
}
