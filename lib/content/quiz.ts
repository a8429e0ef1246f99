import type { Locale } from "@/lib/i18n/locales";
import { errorAt, type ContentIssue } from "./issue";
import { quizSchema, type Quiz } from "./schema/quiz";
import type { QuizQuestion } from "./types";
import { parseYaml } from "./yaml";

/** Reads quiz.yaml's text: one file for both languages, so that a translation cannot disagree about what is right. */
export function parseQuiz(source: string, file: string): { value?: Quiz; issues: readonly ContentIssue[] } {
  const parsed = parseYaml(quizSchema, source, { file });
  if (!parsed.value) return { issues: parsed.issues };
  const issues: ContentIssue[] = [];
  const questions = new Set<string>();
  parsed.value.questions.forEach((question, q) => {
    const path = ["questions", q, "id"];
    if (questions.has(question.id)) issues.push(errorAt("id-duplicate", file, parsed.lineOf(path), `a second question with the id "${question.id}"`));
    questions.add(question.id);
    const options = new Set<string>();
    question.options.forEach((option, o) => {
      if (options.has(option.id)) issues.push(errorAt("id-duplicate", file, parsed.lineOf(["questions", q, "options", o, "id"]), `a second option with the id "${option.id}"`));
      options.add(option.id);
    });
    const correct = question.options.filter((option) => option.correct).length;
    if (correct === 0) issues.push(errorAt("quiz-answer", file, parsed.lineOf(path), `"${question.id}" has no correct option`));
    if (correct > 1 && question.kind !== "multiple") issues.push(errorAt("quiz-answer", file, parsed.lineOf(path), `"${question.id}" has ${correct} correct options; say kind: multiple`));
  });
  return issues.length > 0 ? { issues } : { value: parsed.value, issues };
}

export function quizFor(quiz: Quiz, locale: Locale): QuizQuestion[] {
  return quiz.questions.map((question) => ({
    id: question.id,
    kind: question.kind ?? "single",
    prompt: question.prompt[locale],
    options: question.options.map((option) => ({
      id: option.id,
      text: option.text[locale],
      correct: option.correct ?? false,
      explanation: option.explanation[locale],
    })),
  }));
}
