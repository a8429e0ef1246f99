"use client";

import { runWatchCache } from "@/labs/watch-cache/figure";
import type { ScenarioAction } from "@/lib/sim/scenario";
import lens from "@/lib/ui/figures/watch-cache/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { settled } from "./settled";
import { buttons, stories } from "./watch-cache.strings";

const run = (actions: readonly ScenarioAction[], until: number) => runWatchCache(actions, until, settled);

/** The lesson's watch cache: the lab's reference solution between an etcd and two clients, which the reader sends away and calls back. */
export default function WatchCache({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={run} stories={stories} lens={lens} processes={["etcd", "apiserver"]} faults={["crash", "cut"]} buttons={buttons} limit={20_000} speed={500} />;
}
