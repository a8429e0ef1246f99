"use client";

import { explore, startForm } from "@/labs/preemption/figure";
import { PreemptionFigure } from "@/lib/ui/figures/preemption/preemption-figure";
import type { FigureProps } from "./index";
import { strings } from "./preemption.strings";

/** The lesson's cluster that is full: the lab's reference solution, drawn. */
export default function Preemption({ locale }: FigureProps) {
  return <PreemptionFigure locale={locale} strings={strings[locale]} start={startForm} explore={explore} />;
}
