"use client";
import { useEffect, useState } from "react";
import type { Text } from "@/lib/grader/text";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Trace } from "@/lib/sim";
import type { ScenarioAction } from "@/lib/sim/scenario";
import type { TraceLens } from "./lens";
import { modelOf, type TraceModel } from "./model/trace-model";
import { Segments } from "./parts/segments";
import { withDeed } from "./scenario/actions";
import { Running } from "./scenario/running";
import styles from "./scenario/scenario.module.css";

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
export function ScenarioFigure(props: ScenarioFigureProps) {
  const { stories, locale, run, speed = 100, limit = 10_000 } = props;
  const words = traceWords[locale].scenario;
  const [storyId, choose] = useState(stories[0].id);
  const story = stories.find(({ id }) => id === storyId) ?? stories[0];
  const [plan, setPlan] = useState<Plan>(() => planOf(stories[0]));
  const [told, setTold] = useState<Told | "failed">();

  useEffect(() => {
    let gone = false;
    const tell = async () => {
      try {
        const trace = await run(plan.actions, limit);
        if (!gone) setTold({ model: modelOf(trace), plan });
      } catch {
        if (!gone) setTold("failed");
      }
    };
    void tell();
    return () => {
      gone = true;
    };
  }, [run, plan, limit]);

  const restart = (from: Story) => setPlan(planOf(from));
  return (
    <div className={styles.figure}>
      {stories.length > 1 && (
        <Segments
          label={words.stories} className={styles.stories} value={story.id} options={stories.map(({ id, title }) => [id, title[locale]] as const)}
          onChange={(id) => { choose(id); restart(stories.find((other) => other.id === id) ?? stories[0]); }}
        />
      )}
      <p className={styles.about}>{plan.own ? words.mine : story.text[locale]}</p>
      {told === undefined ? <p role="status" className={styles.waiting}>{words.waiting}</p> : told === "failed" ? <p role="alert">{words.broken}</p> : (
        <Running
          {...props} key={told.plan.number} model={told.model} startAt={told.plan.startAt} speed={speed} limit={limit} onReset={() => restart(story)}
          onDo={(deed, now) => setPlan((before) => {
            const { actions, at } = withDeed(before.actions, deed, now);
            return { ...before, actions, startAt: at, own: true };
          })}
        />
      )}
    </div>
  );
}

/** What is to be run, and where the reader then stands. */
interface Plan {
  /** A new one for each beginning; the reader's actions keep it, and go on where they are. */
  readonly number: number;
  readonly actions: readonly ScenarioAction[];
  readonly startAt: number;
  /** Whether the reader has done something in it. */
  readonly own: boolean;
}

interface Told {
  readonly model: TraceModel;
  readonly plan: Plan;
}

let plans = 0;

function planOf({ actions, startAt = 0 }: Story): Plan {
  return { number: plans++, actions, startAt, own: false };
}
