"use client";

import { figureServers, runReplication } from "@/labs/raft-log/figure";
import lens from "@/lib/ui/figures/raft-log/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { buttons, stories } from "./raft-log.strings";

/** The lesson's replicated log: the lab's reference solution, which the reader may write to, crash, pause and cut apart. */
export default function RaftLog({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={runReplication} stories={stories} buttons={buttons} lens={lens} processes={figureServers} limit={15_000} speed={200} />;
}
