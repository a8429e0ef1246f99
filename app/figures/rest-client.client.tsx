"use client";

import { sendFigure } from "@/labs/rest-client/figure";
import { RequestFigure, type RequestFigureProps } from "@/lib/ui/figures/rest-client/request-figure";
import type { FigureProps } from "./index";
import { strings } from "./rest-client.strings";
import { settled } from "./settled";

const send: RequestFigureProps["send"] = (request, behaviour) => sendFigure(request, behaviour, settled);

/** The lesson's request: put together and sent by the lab's reference solution. */
export default function RestClient({ locale }: FigureProps) {
  return <RequestFigure strings={strings[locale]} send={send} />;
}
