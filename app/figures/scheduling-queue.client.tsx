"use client";

import { runQueue } from "@/labs/scheduling-queue/figure";
import type { ScenarioAction } from "@/lib/sim/scenario";
import lens from "@/lib/ui/figures/scheduling-queue/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { buttons, stories } from "./scheduling-queue.strings";
import { settled } from "./settled";

const run = (actions: readonly ScenarioAction[], until: number) => runQueue(actions, until, settled);

/** The lesson's queues: the lab's reference in a small scheduler, to which the reader sends pods, nodes and failures. */
export default function SchedulingQueue({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={run} stories={stories} lens={lens} faults={[]} buttons={buttons} limit={30_000} speed={1_000} />;
}
