"use client";

import { WorkqueueFigure } from "@/lib/ui/figures/workqueue/workqueue-figure";
import { runFigure, story, type FigureCall } from "@/labs/workqueue/figure";
import type { FigureProps } from "./index";
import { settled } from "./settled";
import { strings } from "./workqueue.strings";

const run = (calls: readonly FigureCall[]) => runFigure(calls, settled);

/** The lesson's work queue: the lab's reference solution, drawn. */
export default function Workqueue({ locale }: FigureProps) {
  return <WorkqueueFigure strings={strings[locale]} story={story} run={run} />;
}
