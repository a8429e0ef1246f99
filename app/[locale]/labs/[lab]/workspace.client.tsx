"use client";
import { useEffect, useState } from "react";
import type { BrowserGraderOptions } from "@/lib/grader/browser/client";
import type { Locale } from "@/lib/i18n/locales";
import type { GuideContents } from "@/lib/ui/workspace/guide";
import type { EditorSetup, WorkspaceLab } from "@/lib/ui/workspace/types";
import { Workspace } from "@/lib/ui/workspace/workspace";
import { createServices } from "./services.client";

interface Props extends GuideContents {
  readonly lab: WorkspaceLab;
  readonly grader: Pick<BrowserGraderOptions, "bundleUrl" | "sandbox">;
  readonly setup: EditorSetup;
  /** The account's id, or null for a guest. */
  readonly viewerId: string | null;
  readonly locale: Locale;
}

/** Joins the workspace to this browser's grader and store and to the server. */
export function LabWorkspace({ lab, grader, setup, viewerId, locale, instructions, hints, lesson }: Props) {
  const [services] = useState(() => createServices({ lab, grader, viewerId, locale }));
  useEffect(() => services.start(), [services]);
  const back = `?next=${encodeURIComponent(`/${locale}/labs/${lab.id}`)}`;
  return (
    <Workspace
      lab={lab}
      services={services}
      setup={setup}
      viewer={{ signedIn: viewerId !== null, signUpHref: `/${locale}/sign-up${back}`, signInHref: `/${locale}/sign-in${back}` }}
      progressHref={`/${locale}/progress`}
      guide={{ instructions, hints, lesson }}
    />
  );
}
