"use client";

import { WorkqueueFigure } from "@/lib/ui/figures/workqueue/workqueue-figure";
import { runFigure, story, type FigureCall } from "@/labs/workqueue/figure";
import type { FigureProps } from "./index";
import { strings } from "./workqueue.strings";

/** A new task of the browser begins once every promise that can settle has. */
function settled(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

const run = (calls: readonly FigureCall[]) => runFigure(calls, settled);

/** The lesson's work queue: the lab's reference solution, drawn. */
export default function Workqueue({ locale }: FigureProps) {
  return <WorkqueueFigure strings={strings[locale]} story={story} run={run} />;
}
