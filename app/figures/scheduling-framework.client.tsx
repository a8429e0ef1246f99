"use client";

import { runFramework } from "@/labs/scheduling-framework/figure";
import type { ScenarioAction } from "@/lib/sim/scenario";
import lens from "@/lib/ui/figures/scheduling-framework/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { buttons, stories } from "./scheduling-framework.strings";
import { settled } from "./settled";

const run = (actions: readonly ScenarioAction[], until: number) => runFramework(actions, until, settled);

/** The lesson's framework: the lab's reference with a few plugins, whose answers depend on the pod that the reader creates. */
export default function SchedulingFramework({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={run} stories={stories} lens={lens} faults={[]} buttons={buttons} limit={30_000} speed={500} />;
}
