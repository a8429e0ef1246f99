import { fit, zoomAt } from "./model/view";
import type { RunView } from "./use-run-view";

export interface Zoom {
  readonly in: () => void;
  readonly out: () => void;
  readonly fit: () => void;
}

/** Zooms around the chosen event where it is in view, else around the middle. */
export function zoomOf(run: RunView, width: number): Zoom {
  const { view, scale } = run;
  const by = (factor: number) => () => {
    if (view === undefined) return;
    const at = ((scale.at[Math.max(0, run.at)] ?? scale.start) - view.from) * view.zoom;
    run.setView(zoomAt(view, scale, width, factor, at >= 0 && at <= width ? at : width / 2));
  };
  return { in: by(1.6), out: by(1 / 1.6), fit: () => run.setView(fit(scale, width)) };
}
