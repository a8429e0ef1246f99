import type { KeyboardEvent } from "react";
import { causesOf, effectsOf } from "./model/causes";
import type { TraceModel } from "./model/trace-model";
import type { Player } from "./use-player";
import type { RunView } from "./use-run-view";
import type { Zoom } from "./zoom";

/** What the keys do while the lanes have the focus; returns whether a key was one of theirs. */
export function keysOf(model: TraceModel, run: RunView, player: Player, zoom: Zoom, focus: number | undefined): (event: KeyboardEvent) => boolean {
  const { at, moveTo, step, selection } = run;
  const lane = model.lane[at] ?? 0;
  const to = (index: number | undefined) => { if (index !== undefined) moveTo(index); };
  /** To the event of the next lane, in that direction, that is nearest to this one in order. */
  const across = (by: number) => {
    for (let next = lane + by; next >= 0 && next < model.lanes.length; next += by) {
      const there = selection.list.filter((index) => model.lane[index] === next);
      if (there.length > 0) return moveTo(there.reduce((best, index) => (Math.abs(index - at) < Math.abs(best - at) ? index : best)));
    }
  };
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => step(-1), ArrowRight: () => step(1), "Shift ArrowLeft": () => step(-1, lane), "Shift ArrowRight": () => step(1, lane),
    ArrowUp: () => across(-1), ArrowDown: () => across(1), PageUp: () => step(-20), PageDown: () => step(20),
    Home: () => to(selection.list[0]), End: () => to(selection.list.at(-1)),
    f: () => to(focus), c: () => to(causesOf(model, at, 1)[0]), e: () => to(effectsOf(model, at, 1)[0]),
    p: () => run.setPinned(run.pinned === at ? undefined : at), "+": zoom.in, "=": zoom.in, "-": zoom.out, "0": zoom.fit,
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === " ") {
      player.toggle();
      return true;
    }
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.shiftKey && event.key.startsWith("Arrow") ? `Shift ${event.key}` : event.key;
    const action = actions[name];
    if (action === undefined) return false;
    player.stop();
    action();
    return true;
  };
}
