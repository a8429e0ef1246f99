import { z } from "zod";
import { id, text } from "./text";

export const quizOption = z.strictObject({
  id: id.describe("Stable id within the question. A stored answer is a set of these, so options may be reordered and reworded freely."),
  text: text.describe("The option, in both languages. Inline `code` and *stress* are rendered."),
  correct: z.boolean().optional().describe("`true` on each correct option."),
  explanation: text.describe("Why it is right or wrong; shown after checking."),
});

export const quizQuestion = z.strictObject({
  id: id.describe("Stable id within the lesson."),
  kind: z.enum(["single", "multiple"]).optional().describe("`single` (the default): exactly one correct option. `multiple`: at least one; the reader is told that several may be right."),
  prompt: text.describe("The question, in both languages. Inline `code` and *stress* are rendered."),
  options: z.array(quizOption).min(2).max(6).describe("Options in the order shown."),
});

/** content/<module>/<lesson>/quiz.yaml */
export const quizSchema = z.strictObject({
  questions: z.array(quizQuestion).min(1).max(12).describe("Questions in the order asked."),
});

export type Quiz = z.output<typeof quizSchema>;
