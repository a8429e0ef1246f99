"use client";

import { runCluster, sceneProcesses } from "@/labs/cluster/figure";
import type { ScenarioAction } from "@/lib/sim/scenario";
import lens from "@/lib/ui/figures/cluster/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { buttons, stories } from "./informer-in-cluster.strings";
import { settled } from "./settled";

const run = (actions: readonly ScenarioAction[], until: number) => runCluster(actions, until, settled);

/** A control plane of the labs' references, with a right and a wrong informer in it. */
export default function InformerInCluster({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={run} stories={stories} lens={lens} processes={sceneProcesses} faults={["crash", "cut"]} buttons={buttons} limit={20_000} speed={500} />;
}
