"use client";

import { useState } from "react";
import type { Report, TestReport } from "@/lib/grader/report";
import type { Locale } from "@/lib/i18n/locales";
import { Button } from "@/lib/ui/primitives/button";
import { RunPicture, type RunPictureWords } from "@/lib/ui/trace-viewer/run-picture";

interface StoredRunProps {
  readonly submission: string;
  readonly lab: string;
  readonly test: string;
  readonly locale: Locale;
  readonly words: RunPictureWords & { readonly show: string };
}

/** Shows the run of a stored submission's failed test. Traces are large: they come when one is asked for, and not with the page. */
export function StoredRun({ submission, lab, test, locale, words }: StoredRunProps) {
  const [state, setState] = useState<"closed" | "loading" | "failed" | TestReport>("closed");

  async function fetchRun(): Promise<void> {
    setState("loading");
    try {
      const answer = await fetch(`/api/submissions/${encodeURIComponent(submission)}`);
      const { submission: stored } = await answer.json() as { readonly submission: { readonly report?: Report } };
      setState(stored.report?.tests.find(({ id }) => id === test) ?? "failed");
    } catch {
      setState("failed");
    }
  }

  if (typeof state === "object") return <RunPicture lab={lab} result={state} locale={locale} words={words} />;
  return (
    <>
      <Button size="small" busy={state === "loading"} onClick={() => void fetchRun()}>{words.show}</Button>
      {state === "failed" && <p role="alert">{words.failed}</p>}
    </>
  );
}
