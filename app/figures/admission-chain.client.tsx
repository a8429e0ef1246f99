"use client";

import { admitFigure } from "@/labs/admission-chain/figure";
import { AdmissionFigure, type AdmissionFigureProps } from "@/lib/ui/figures/admission-chain/admission-figure";
import { strings } from "./admission-chain.strings";
import type { FigureProps } from "./index";
import { settled } from "./settled";

const admit: AdmissionFigureProps["admit"] = (choice) => admitFigure(choice, settled);

/** The lesson's chain: the lab's reference solution, with webhooks that the reader breaks. */
export default function AdmissionChain({ locale }: FigureProps) {
  return <AdmissionFigure strings={strings[locale]} admit={admit} />;
}
