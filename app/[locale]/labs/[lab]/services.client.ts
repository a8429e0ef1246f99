"use client";
import { type BrowserGrader, type BrowserGraderOptions, createBrowserGrader } from "@/lib/grader/browser/client";
import type { Locale } from "@/lib/i18n/locales";
import { memoryDrafts, noSubmissions } from "@/lib/ui/workspace/testing/memory-services";
import type { Solutions, WorkspaceLab, WorkspaceServices } from "@/lib/ui/workspace/types";

interface Options {
  readonly lab: WorkspaceLab;
  readonly grader: Pick<BrowserGraderOptions, "bundleUrl" | "sandbox">;
  readonly viewerId: string | null;
  readonly locale: Locale;
}

/** The workspace's services in this browser. `start` is for when the page is shown; it returns how to end. */
export function createServices({ lab, grader, locale }: Options): WorkspaceServices & { start(): () => void } {
  let running: BrowserGrader | undefined;
  const open = () => (running ??= createBrowserGrader({ lab, ...grader }));
  return {
    runner: { warm: () => open().warm(), run: (files, options) => open().run(files, options) },
    drafts: memoryDrafts(),
    submissions: noSubmissions(),
    solutions: solutionsOf(`/${locale}/labs/${lab.id}/solution`),
    start() {
      // The page comes first; a run that comes before this warms itself.
      const later = setTimeout(() => open().warm(), 1_000);
      return () => {
        clearTimeout(later);
        running?.dispose();
        running = undefined;
      };
    },
  };
}

function solutionsOf(url: string): Solutions {
  return {
    async fetch() {
      try {
        const answer = await fetch(url);
        return answer.ok ? ((await answer.json()) as { files: Record<string, string> }).files : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
