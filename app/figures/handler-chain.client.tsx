"use client";

import { requests, walk } from "@/labs/handler-chain/figure";
import { RoadFigure, type RoadFigureProps } from "@/lib/ui/figures/handler-chain/road-figure";
import type { FigureProps } from "./index";
import { strings } from "./handler-chain.strings";
import { settled } from "./settled";

const send: RoadFigureProps["walk"] = (request, sender, condition) => walk(request, sender, condition, settled);

/** The lesson's road: a request that goes through the filters of the lab's reference. */
export default function HandlerChain({ locale }: FigureProps) {
  return <RoadFigure strings={strings[locale]} requests={requests} walk={send} />;
}
