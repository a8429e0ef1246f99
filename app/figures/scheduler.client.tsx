"use client";

import { explore, startForm } from "@/labs/scheduler/figure";
import { SchedulerFigure } from "@/lib/ui/figures/scheduler/scheduler-figure";
import type { FigureProps } from "./index";
import { strings } from "./scheduler.strings";

/** The lesson's table of nodes and plugins: the lab's reference solution, drawn. */
export default function Scheduler({ locale }: FigureProps) {
  return <SchedulerFigure locale={locale} strings={strings[locale]} start={startForm} explore={explore} />;
}
