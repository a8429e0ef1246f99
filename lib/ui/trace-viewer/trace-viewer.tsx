"use client";
import { Filter as FilterIcon, Maximize, Pin, PinOff } from "lucide";
import { useId, useMemo, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Schedule, Trace } from "@/lib/sim";
import { Button } from "@/lib/ui/primitives/button";
import { Icon } from "@/lib/ui/primitives/icon";
import { Lanes } from "./canvas/lanes";
import { keysOf } from "./keys";
import type { TraceLens } from "./lens";
import { isEverything } from "./model/filter";
import { momentAt } from "./model/moment";
import { modelOf } from "./model/trace-model";
import { Announcer } from "./parts/announcer";
import { Controls, PaceChoice } from "./parts/controls";
import { EventCard } from "./parts/event-card";
import { EventTable } from "./parts/event-table";
import { FilterPanel } from "./parts/filter-panel";
import { Help } from "./parts/help";
import { Overview } from "./parts/overview";
import { ScheduleNote } from "./parts/schedule-note";
import { Segments } from "./parts/segments";
import { SafePicture } from "./parts/safe-picture";
import { States } from "./parts/states";
import { ZoomControls } from "./parts/zoom-controls";
import styles from "./trace-viewer.module.css";
import { paces, usePlayer, useStopping } from "./use-player";
import { useRunView } from "./use-run-view";
import { useThrottled } from "./use-throttled";
import { ms } from "./words/format";
import { zoomOf } from "./zoom";

export interface TraceViewerProps {
  readonly trace: Trace;
  /** Index into `trace.events` of the event to open on: the one that broke the rule. */
  readonly focus?: number | undefined;
  readonly locale: Locale;
  readonly lens?: TraceLens | undefined;
  /** The faults of the run and its seed, told in sentences beside the picture. */
  readonly schedule?: Schedule | undefined;
  /** Lanes, steps and the chosen event only: for a narrow column beside other things. */
  readonly compact?: boolean;
  /** Offers to enlarge; called with the chosen event, for a viewer that opens on it (`openAt`). */
  readonly onEnlarge?: (at: number) => void;
  /** Index of the event to open on, where that is not `focus`. */
  readonly openAt?: number | undefined;
}

/** A recorded run: lanes, messages, faults and states, to be scrubbed, stepped, played, filtered, compared, and read as a table. */
export function TraceViewer({ trace, focus, locale, lens, schedule, compact = false, onEnlarge, openAt }: TraceViewerProps) {
  const words = traceWords[locale];
  const model = useMemo(() => modelOf(trace), [trace]);
  const view = useRunView(model, { at: openAt ?? focus ?? Math.max(0, model.size - 1), scale: "order" }, locale, lens);
  const player = usePlayer(model, view, { by: "events", rate: 3 });
  // Whoever takes the run in hand stops the player.
  const run = useStopping(view, player);
  const [shown, setShown] = useState<"lanes" | "table">("lanes");
  const [filtering, setFiltering] = useState(false);
  const filterId = useId();
  const zoom = zoomOf(run, run.width);
  // The lanes follow every frame; what is told beside them, as fast as one can read.
  const { at, time } = useThrottled(run.at, run.time);
  const { pinned } = run;
  const moment = useMemo(() => momentAt(model, at, time), [model, at, time]);
  const before = useMemo(() => (pinned !== undefined ? momentAt(model, pinned) : at > 0 ? momentAt(model, at - 1) : undefined), [model, at, pinned]);
  const kind = focus === undefined ? undefined : trace.events[focus]?.kind;
  const focusIsEnd = focus === trace.events.length - 1 && kind !== "violation" && kind !== "error";
  const card = { model, at, locale, lens, focus, focusIsEnd, compact, onGo: run.moveTo };

  return (
    <section className={styles.viewer} data-compact={compact} aria-label={words.title}>
      {schedule !== undefined && <ScheduleNote schedule={schedule} locale={locale} />}
      <div className={styles.bar}>
        <Controls run={run} player={player} locale={locale} size={model.size} focus={focus} focusIsEnd={focusIsEnd} compact={compact} />
        {!compact && <PaceChoice player={player} paces={paces} locale={locale} />}
        {!compact && <ZoomControls run={run} zoom={zoom} locale={locale} />}
        <Segments label={words.view} value={shown} options={[["lanes", words.picture], ["table", words.table]]} onChange={setShown} className={styles.last} />
        {!compact && (
          <>
            <Button size="small" kind="quiet" aria-expanded={filtering} aria-controls={filterId} onClick={() => setFiltering(!filtering)}>
              <Icon of={FilterIcon} size={16} /> {isEverything(run.filter) ? words.filter.button : words.filter.active}
            </Button>
            <Button size="small" kind="quiet" aria-pressed={pinned !== undefined} onClick={() => run.setPinned(pinned === undefined ? run.at : undefined)}>
              <Icon of={pinned === undefined ? Pin : PinOff} size={16} /> {pinned === undefined ? words.pin.pin : words.pin.unpin}
            </Button>
          </>
        )}
        {onEnlarge && <Button size="small" kind="quiet" onClick={() => { player.stop(); onEnlarge(run.at); }}><Icon of={Maximize} size={16} /> {words.enlarge}</Button>}
      </div>
      {filtering && <FilterPanel model={model} run={run} locale={locale} id={filterId} />}
      {pinned !== undefined && (
        <p className={styles.pinned}>{words.pin.pinned(ms(model.time[pinned] ?? model.start, locale))} <Button size="small" kind="quiet" onClick={() => run.moveTo(pinned)}>{words.pin.go}</Button></p>
      )}
      {shown === "lanes"
        ? <Lanes model={model} run={run} locale={locale} lens={lens} focus={focusIsEnd ? undefined : focus} compact={compact} onKey={keysOf(model, run, player, zoom, focus)} />
        : <EventTable model={model} run={run} locale={locale} lens={lens} focus={focus} focusIsEnd={focusIsEnd} />}
      {!compact && <Overview model={model} run={run} focus={focusIsEnd ? undefined : focus} />}
      {trace.truncated && <p className={styles.note}>{words.truncated}</p>}
      {compact ? <EventCard {...card} /> : (
        <div className={styles.below} data-pictured={lens?.Picture !== undefined}>
          <EventCard {...card} />
          <div className={styles.beside}>
            {lens?.Picture !== undefined && <SafePicture of={lens.Picture} moment={moment} before={before} locale={locale} />}
            <States model={model} moment={moment} before={before} pinned={pinned !== undefined} hidden={run.filter.hiddenProcesses} locale={locale} />
          </div>
        </div>
      )}
      {!compact && <Help locale={locale} />}
      <Announcer model={model} at={run.at} quiet={player.playing} locale={locale} lens={lens} />
    </section>
  );
}
