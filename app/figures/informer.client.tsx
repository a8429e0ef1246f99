"use client";

import { runInformer } from "@/labs/informer/figure";
import type { ScenarioAction } from "@/lib/sim/scenario";
import lens from "@/lib/ui/figures/informer/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { buttons, stories } from "./informer.strings";
import { settled } from "./settled";

const run = (actions: readonly ScenarioAction[], until: number) => runInformer(actions, until, settled);

/** The lesson's informer: the lab's reference solution and an API server, which the reader writes to, disconnects and compacts. */
export default function Informer({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={run} stories={stories} lens={lens} processes={["apiserver", "informer"]} faults={["crash", "cut"]} buttons={buttons} limit={20_000} speed={500} />;
}
