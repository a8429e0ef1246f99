"use client";
import { RotateCcw, Pause, Play, StepBack, StepForward } from "lucide";
import { useMemo, useState } from "react";
import { traceWords } from "@/lib/i18n/messages/trace";
import { Button } from "@/lib/ui/primitives/button";
import { Icon } from "@/lib/ui/primitives/icon";
import { Lanes } from "../canvas/lanes";
import { keysOf } from "../keys";
import { indexAt, momentAt } from "../model/moment";
import type { TraceModel } from "../model/trace-model";
import { Announcer } from "../parts/announcer";
import { PaceChoice } from "../parts/controls";
import { EventCard } from "../parts/event-card";
import { EventTable } from "../parts/event-table";
import { SafePicture } from "../parts/safe-picture";
import { Segments } from "../parts/segments";
import { States } from "../parts/states";
import { ZoomButtons } from "../parts/zoom-controls";
import type { ScenarioFigureProps } from "../scenario-figure";
import { type Pace, usePlayer, useStopping } from "../use-player";
import { useThrottled } from "../use-throttled";
import { useRunView } from "../use-run-view";
import { ms } from "../words/format";
import { zoomOf } from "../zoom";
import type { Deed } from "./actions";
import { Deeds } from "./deeds";
import styles from "./scenario.module.css";

interface RunningProps extends Pick<ScenarioFigureProps, "locale" | "lens" | "processes" | "buttons" | "faults"> {
  readonly model: TraceModel;
  /** Where the reader is put when this run begins, in virtual ms. */
  readonly startAt: number;
  readonly limit: number;
  readonly speed: number;
  readonly onDo: (deed: Deed, now: number) => void;
  readonly onReset: () => void;
}

const allFaults = ["crash", "pause", "cut"] as const;
/** Pixels that the lanes move in a second of play. */
const pixelsASecond = 90;

/** A run that goes on as the reader watches: it is known to its end, and shown up to where the reader has got to. */
export function Running({ model, startAt, limit, speed, locale, lens, processes, buttons = [], faults = allFaults, onDo, onReset }: RunningProps) {
  const words = traceWords[locale];
  const run = useRunView(model, { at: Math.max(0, indexAt(model, startAt)), time: startAt, scale: "time", until: limit, zoom: pixelsASecond / speed }, locale, lens);
  const paces = useMemo((): readonly Pace[] => [speed / 4, speed, speed * 4].map((rate) => ({ by: "time", rate })), [speed]);
  const player = usePlayer(model, run, paces[1]!, limit);
  const [reached, setReached] = useState(startAt);
  const [shown, setShown] = useState<"lanes" | "table">("lanes");
  const { moveTo } = run;
  // A reader's action makes another run, the same up to that moment: go on from there.
  const [told, setTold] = useState({ model, startAt });
  if (told.model !== model) {
    setTold({ model, startAt });
    setReached(startAt);
    moveTo(indexAt(model, startAt), startAt);
  } else if (run.time > reached) setReached(run.time);

  const { at, time } = useThrottled(run.at, run.time);
  const moment = useMemo(() => momentAt(model, at, time), [model, at, time]);
  const before = useMemo(() => (at > 0 ? momentAt(model, at - 1) : undefined), [model, at]);
  const now = useMemo(() => momentAt(model, indexAt(model, run.time), run.time), [model, run.time]);
  const held = useStopping(run, player);
  const zoom = zoomOf(run, run.width);
  const over = run.time >= limit;
  const named = processes ?? model.trace.processes;

  return (
    <>
      <div className={styles.bar}>
        <Button kind="primary" size="small" onClick={player.toggle}><Icon of={player.playing ? Pause : Play} size={16} /> {player.playing ? words.play.pause : words.play.play}</Button>
        <Button size="small" iconOnly aria-label={words.play.back} title={words.play.back} onClick={() => { player.stop(); run.step(-1); }}><Icon of={StepBack} size={16} /></Button>
        <Button size="small" iconOnly aria-label={words.play.forward} title={words.play.forward} onClick={() => { player.stop(); run.step(1); }}><Icon of={StepForward} size={16} /></Button>
        <Button size="small" kind="quiet" onClick={() => { player.stop(); onReset(); }}><Icon of={RotateCcw} size={16} /> {words.scenario.reset}</Button>
        <PaceChoice player={player} paces={paces} locale={locale} />
        <output className={styles.time} aria-live="off">{words.scenario.time} {ms(Math.floor(run.time), locale)}</output>
      </div>
      {lens?.Picture !== undefined && <SafePicture of={lens.Picture} moment={moment} before={before} locale={locale} />}
      <div className={styles.record}>
        <Segments label={words.view} value={shown} options={[["lanes", words.picture], ["table", words.table]]} onChange={setShown} />
        {shown === "lanes" && <ZoomButtons zoom={zoom} locale={locale} />}
        {over && <span className={styles.quiet}>{words.scenario.atEnd}</span>}
      </div>
      {shown === "lanes"
        ? <Lanes model={model} run={held} locale={locale} lens={lens} focus={undefined} compact horizon={reached} onKey={keysOf(model, held, player, zoom, undefined)} />
        : <EventTable model={model} run={held} locale={locale} lens={lens} focus={undefined} focusIsEnd until={reached} />}
      <EventCard model={model} at={at} locale={locale} lens={lens} focus={undefined} focusIsEnd compact until={reached} onGo={held.moveTo} />
      <Deeds processes={named} faults={faults} buttons={buttons} moment={now} locale={locale} over={over} onDo={(deed) => onDo(deed, run.time)} />
      <details className={styles.states}>
        <summary>{words.states.label}</summary>
        <States model={model} moment={moment} before={before} pinned={false} hidden={run.filter.hiddenProcesses} locale={locale} />
      </details>
      <Announcer model={model} at={run.at} quiet={player.playing} locale={locale} lens={lens} until={reached} />
    </>
  );
}
