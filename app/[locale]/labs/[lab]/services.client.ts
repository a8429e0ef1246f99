"use client";
import { type BrowserGrader, type BrowserGraderOptions, createBrowserGrader, usualSeed } from "@/lib/grader/browser/client";
import type { Drafts } from "@/lib/grader/work";
import type { Locale } from "@/lib/i18n/locales";
import { browserProgress, type LabDrafts, labDrafts, labSubmissions, type OwnedProgress } from "@/lib/progress/client";
import type { Solutions, WorkspaceLab, WorkspaceServices, WorkspaceSubmissions } from "@/lib/ui/workspace/types";
import { fetchJson } from "./fetch-json";
import { latestSubmission } from "./latest-submission";

interface Options {
  readonly lab: WorkspaceLab;
  readonly grader: Pick<BrowserGraderOptions, "bundleUrl" | "sandbox">;
  /** The account's id, or null for a guest. */
  readonly viewerId: string | null;
  readonly locale: Locale;
}

/** Wall time for the tests, in ms: an endless loop is to be named within two seconds of the press, compiling and showing included. */
const budgetMs = 1_500;

/**
 * The workspace's services in this browser. What holds on to something (frames, channels, timers) is made when it is first
 * needed and ended by what `start` returns; after that it can be made anew, as React's strict mode asks for.
 */
export function createServices({ lab, grader, viewerId, locale }: Options): WorkspaceServices & { start(): () => void } {
  const progress = once(() => browserProgress(viewerId));
  const running = once<BrowserGrader>(() => createBrowserGrader({ lab, ...grader, budgetMs }));
  const drafts = once<LabDrafts>(() => labDrafts({ progress: progress.get(), lab: lab.id }));
  return {
    runner: { warm: () => running.get().warm(), run: (files, options) => running.get().run(files, options) },
    drafts: draftsOf(drafts.get, progress.get),
    submissions: submissionsOf(lab),
    solutions: solutionsOf(`/${locale}/labs/${lab.id}/solution`),
    onReport: (report) => void progress.get().recordReport(report),
    start() {
      // The page comes first; a run that comes before this warms itself.
      const later = setTimeout(() => running.get().warm(), 1_000);
      return () => {
        clearTimeout(later);
        running.end((it) => it.dispose());
        drafts.end((it) => it.close());
      };
    },
  };
}

/** Something made at its first use, and anew at the first use after its end. */
function once<T>(make: () => T): { get(): T; end(close: (it: T) => void): void } {
  let made: { readonly it: T } | undefined;
  return {
    get: () => (made ??= { it: make() }).it,
    end(close) {
      if (made) close(made.it);
      made = undefined;
    },
  };
}

function draftsOf(drafts: () => LabDrafts, progress: () => OwnedProgress): Drafts {
  return {
    async load() {
      // A guest's work in this browser joins the account first, so that its text is what is loaded.
      await progress().mergeGuest().catch(() => null);
      return drafts().load().catch(() => undefined);
    },
    save: (files) => drafts().save(files),
    keep: (files, why) => drafts().keep(files, why),
    resolve: (files) => drafts().resolve(files),
    status: () => drafts().status(),
    subscribe: (listener) => drafts().subscribe(listener),
  };
}

function submissionsOf(lab: WorkspaceLab): WorkspaceSubmissions {
  const submissions = labSubmissions({ lab: lab.id, labVersion: lab.version, seed: usualSeed });
  return { submit: submissions.submit, watch: submissions.watch, latest: () => latestSubmission(lab.id) };
}

function solutionsOf(url: string): Solutions {
  return { fetch: async () => (await fetchJson<{ files: Record<string, string> }>(url))?.files };
}
