"use client";

import type { Locale } from "@/lib/i18n/locales";
import { Overview, type Done, type ProgressLesson } from "@/lib/ui/progress/overview";

interface Props {
  locale: Locale;
  viewerId: string | null;
  lessons: readonly ProgressLesson[];
  /** What the account knows; null for a guest. */
  account: Done | null;
}

const nothing: Done = { read: [], right: {}, verified: [], local: [] };

/** The overview of what the account knows, completed by what this browser knows. */
export function LiveOverview({ locale, lessons, account }: Props) {
  return <Overview locale={locale} lessons={lessons} done={account ?? nothing} />;
}
