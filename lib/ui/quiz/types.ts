import type { ReactNode } from "react";

/** A question as it is shown; texts are rendered on the server (inline code and all) and handed in as nodes. */
export interface QuizQuestionView {
  readonly id: string;
  readonly several: boolean;
  readonly prompt: ReactNode;
  readonly options: readonly {
    readonly id: string;
    readonly correct: boolean;
    readonly text: ReactNode;
    readonly explanation: ReactNode;
  }[];
}

/** Where answers are kept. Both reject when the browser refuses storage; the quiz then says so and goes on. */
export interface QuizStore {
  /** Option ids by question id. */
  load(): Promise<ReadonlyMap<string, readonly string[]>>;
  save(question: string, options: readonly string[], correct: boolean): Promise<void>;
}

export interface QuizStrings {
  /** With {number} and {total} in it. */
  readonly number: string;
  readonly several: string;
  readonly check: string;
  readonly again: string;
  readonly choose: string;
  readonly right: string;
  readonly wrong: string;
  readonly optionRight: string;
  readonly optionWrong: string;
  readonly missed: string;
  /** With {correct} and {total} in it. */
  readonly score: string;
  readonly notKept: string;
}
