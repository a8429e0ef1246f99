"use client";

import { runResync } from "@/labs/resync/figure";
import type { ScenarioAction } from "@/lib/sim/scenario";
import lens from "@/lib/ui/figures/informer/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { buttons } from "./informer.strings";
import { stories } from "./resync.strings";
import { settled } from "./settled";

const run = (actions: readonly ScenarioAction[], until: number) => runResync(actions, until, settled);

/** The lesson's shared informer: the lab's reference solution, with handlers of three resync periods. */
export default function Resync({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={run} stories={stories} lens={lens} processes={["apiserver", "informer"]} faults={["crash", "cut"]} buttons={buttons} limit={20_000} speed={500} />;
}
