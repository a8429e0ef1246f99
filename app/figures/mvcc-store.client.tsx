"use client";

import { runFigure, story } from "@/labs/mvcc-store/figure";
import { MvccStoreFigure } from "@/lib/ui/figures/mvcc-store/mvcc-store-figure";
import type { FigureProps } from "./index";
import { strings } from "./mvcc-store.strings";

/** The lesson's store: the lab's reference solution, drawn. */
export default function MvccStore({ locale }: FigureProps) {
  return <MvccStoreFigure locale={locale} strings={strings[locale]} story={story} run={runFigure} />;
}
