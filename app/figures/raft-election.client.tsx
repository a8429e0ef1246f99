"use client";

import { figureServers, runElection } from "@/labs/raft-election/figure";
import lens from "@/lib/ui/figures/raft-election/lens";
import { ScenarioFigure } from "@/lib/ui/trace-viewer/scenario-figure";
import type { FigureProps } from "./index";
import { stories } from "./raft-election.strings";

/** The lesson's Raft cluster: the lab's reference solution, which the reader may crash, pause and cut apart. */
export default function RaftElection({ locale }: FigureProps) {
  return <ScenarioFigure locale={locale} run={runElection} stories={stories} lens={lens} processes={figureServers} limit={20_000} speed={200} />;
}
