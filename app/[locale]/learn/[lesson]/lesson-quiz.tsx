import { getTranslations } from "next-intl/server";
import { getViewer } from "@/lib/auth";
import type { Lesson } from "@/lib/content";
import styles from "@/lib/ui/lesson/lesson.module.css";
import { inlineMarkup } from "@/lib/ui/mdx/inline-markup";
import { RememberedQuiz } from "./remembered-quiz.client";

/** The questions at the lesson's end. Their texts are rendered here; the island only knows which are right. */
export async function LessonQuiz({ lesson }: { lesson: Lesson }) {
  const [t, viewer] = await Promise.all([getTranslations({ locale: lesson.locale, namespace: "lesson.quiz" }), getViewer()]);
  // Filled in by the island, which knows the numbers.
  const raw = (key: "number" | "score") => t.raw(key) as string;
  return (
    <section id="quiz" className={styles.quiz}>
      <h2>{t("heading")}</h2>
      <p className={styles.intro}>{t("intro")}</p>
      <RememberedQuiz
        lesson={lesson.id} signedIn={viewer !== null}
        questions={lesson.quiz.map((question) => ({
          id: question.id,
          several: question.kind === "multiple",
          prompt: inlineMarkup(question.prompt),
          options: question.options.map((option) => ({ id: option.id, correct: option.correct, text: inlineMarkup(option.text), explanation: inlineMarkup(option.explanation) })),
        }))}
        strings={{
          number: raw("number"), score: raw("score"), several: t("several"), check: t("check"), again: t("again"), choose: t("choose"), right: t("right"), wrong: t("wrong"),
          optionRight: t("optionRight"), optionWrong: t("optionWrong"), missed: t("missed"), notKept: t("notKept"),
        }}
      />
    </section>
  );
}
