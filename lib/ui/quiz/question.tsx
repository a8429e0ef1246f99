import { useId, useRef, useState } from "react";
import { classNames } from "../primitives/class-names";
import { isCorrect } from "./grade";
import styles from "./quiz.module.css";
import type { QuizQuestionView, QuizStrings } from "./types";

export interface QuestionProps {
  readonly question: QuizQuestionView;
  /** "Question 2 of 5". */
  readonly number: string;
  readonly strings: QuizStrings;
  /** What was answered earlier; null where nothing was. */
  readonly answered: ReadonlySet<string> | null;
  readonly onAnswer: (chosen: ReadonlySet<string>, correct: boolean) => void;
  readonly onRetry: () => void;
}

/** One question: native radio buttons or check boxes; after checking every option tells whether and why it is right. */
export function Question({ question, number, strings, answered, onAnswer, onRetry }: QuestionProps) {
  const name = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reminder, setReminder] = useState(false);
  const verdict = useRef<HTMLParagraphElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const picked = answered ?? chosen;
  const right = answered !== null && isCorrect(question.options, answered);

  const toggle = (id: string) => {
    setReminder(false);
    const next = new Set(question.several ? chosen : []);
    if (question.several && chosen.has(id)) next.delete(id);
    else next.add(id);
    setChosen(next);
  };
  const check = () => {
    if (chosen.size === 0) return setReminder(true);
    onAnswer(chosen, isCorrect(question.options, chosen));
    // The button that had the focus goes away; the verdict takes it, and is read out.
    requestAnimationFrame(() => verdict.current?.focus());
  };
  const retry = () => {
    setChosen(new Set());
    onRetry();
    requestAnimationFrame(() => first.current?.focus());
  };

  return (
    <fieldset className={styles.question}>
      <legend className={styles.legend}>
        <span className={styles.number}>{number}</span>
        <span className={styles.prompt}>{question.prompt}</span>
      </legend>
      {question.several && <p className={styles.hint}>{strings.several}</p>}
      <ul className={styles.options}>
        {question.options.map((option, index) => {
          const picks = picked.has(option.id);
          const state = answered === null ? undefined : option.correct ? "right" : picks ? "wrong" : "other";
          const word = option.correct ? (picks || !question.several ? strings.optionRight : strings.missed) : strings.optionWrong;
          return (
            <li key={option.id} className={classNames(styles.option, state && styles[state])}>
              <label className={styles.label}>
                <input
                  ref={index === 0 ? first : undefined} type={question.several ? "checkbox" : "radio"} name={name} value={option.id} checked={picks} disabled={answered !== null}
                  onChange={() => toggle(option.id)} aria-describedby={state && `${name}-${option.id}`}
                />
                <span>{option.text}</span>
              </label>
              {state && (
                <p id={`${name}-${option.id}`} className={styles.explanation}>
                  <strong className={styles.word}>{word}</strong> {option.explanation}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.foot}>
        {answered === null ? (
          <button type="button" className={styles.check} onClick={check}>{strings.check}</button>
        ) : (
          <>
            <p ref={verdict} tabIndex={-1} className={classNames(styles.verdict, right ? styles.verdictRight : styles.verdictWrong)}>{right ? strings.right : strings.wrong}</p>
            <button type="button" className={styles.again} onClick={retry}>{strings.again}</button>
          </>
        )}
        <p role="status" className={styles.reminder}>{reminder ? strings.choose : ""}</p>
      </div>
    </fieldset>
  );
}
