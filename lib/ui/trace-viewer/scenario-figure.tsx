"use client";
import type { Text } from "@/lib/grader/text";
import type { Locale } from "@/lib/i18n/locales";
import type { Trace } from "@/lib/sim";
import type { ScenarioAction } from "@/lib/sim/scenario";
import type { TraceLens } from "./lens";

/** A prepared course of things: where a reader may begin, or only look on. */
export interface Story {
  readonly id: string;
  readonly title: Text;
  /** What to watch for, in a sentence or two. */
  readonly text: Text;
  readonly actions: readonly ScenarioAction[];
  /** Virtual time in ms at which the figure stands when the story is chosen; 0 unless given. */
  readonly startAt?: number;
}

/** A button of the figure's own. It adds `{ at: now, kind: "custom", id }` to the actions, with `process` if it is there `for` each process. */
export interface ScenarioButton {
  readonly id: string;
  readonly label: Text;
  /** Processes that the button is offered for, one each; without it there is one button that names none. */
  readonly for?: readonly string[];
}

export interface ScenarioFigureProps {
  readonly locale: Locale;
  /**
   * Runs the whole simulation from the start to `until` (virtual ms) with these actions and returns its trace. Pure: the same arguments
   * give the same trace, and a longer run begins with a shorter one's events. An error that a component throws belongs into the trace, not to the caller.
   */
  readonly run: (actions: readonly ScenarioAction[], until: number) => Trace | Promise<Trace>;
  /** At least one; the first is shown at once. */
  readonly stories: readonly [Story, ...Story[]];
  readonly lens?: TraceLens | undefined;
  /** What a reader may crash, pause and cut off; every process of the trace unless given. */
  readonly processes?: readonly string[];
  /** Which faults are offered; all unless given. */
  readonly faults?: readonly ("crash" | "pause" | "cut")[];
  readonly buttons?: readonly ScenarioButton[];
  /** Virtual milliseconds a second when played, at first; 100 unless given. */
  readonly speed?: number;
  /** Virtual time in ms that a reader may reach; 10,000 unless given. */
  readonly limit?: number;
}

/** A simulation in a lesson, running live: played, stepped, scrubbed, and disturbed at any moment by the reader. */
export function ScenarioFigure({ stories, locale }: ScenarioFigureProps) {
  return <p>{stories[0].title[locale]}</p>;
}
