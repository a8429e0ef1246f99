"use client";
import { ChevronFirst, ChevronLast, Flag, Pause, Play, StepBack, StepForward, type IconNode } from "lucide";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { Button } from "@/lib/ui/primitives/button";
import { Icon } from "@/lib/ui/primitives/icon";
import type { Pace, Player } from "../use-player";
import type { RunView } from "../use-run-view";
import { number } from "../words/format";
import styles from "./parts.module.css";

interface ControlsProps {
  readonly run: RunView;
  readonly player: Player;
  readonly locale: Locale;
  readonly size: number;
  readonly focus: number | undefined;
  /** What the failure's button says: a broken rule, or merely where the run ended. */
  readonly focusIsEnd: boolean;
  readonly compact: boolean;
}

/** Buttons that move through a run. One that cannot do anything now stays where it is and says so. */
export function Controls({ run, player, locale, size, focus, focusIsEnd, compact }: ControlsProps) {
  const words = traceWords[locale].play;
  const { list } = run.selection;
  const [first, last] = [list[0] ?? 0, list.at(-1) ?? 0];
  const button = (label: string, icon: IconNode, possible: boolean, act: () => void) => (
    <Button size="small" kind="quiet" iconOnly aria-label={label} title={label} aria-disabled={!possible} onClick={() => { if (possible) act(); }}><Icon of={icon} size={18} /></Button>
  );
  const stepping = (by: number) => () => { player.stop(); run.step(by); };
  return (
    <div role="group" aria-label={words.label} className={styles.controls}>
      {!compact && button(words.first, ChevronFirst, run.at > first, () => run.moveTo(first))}
      {button(words.back, StepBack, run.at > first, stepping(-1))}
      {button(player.playing ? words.pause : words.play, player.playing ? Pause : Play, list.length > 1, player.toggle)}
      {button(words.forward, StepForward, run.at < last, stepping(1))}
      {!compact && button(words.last, ChevronLast, run.at < last, () => run.moveTo(last))}
      <span className={styles.position} aria-hidden>{size === 0 ? "" : `${number(run.at + 1, locale)} / ${number(size, locale)}`}</span>
      {focus !== undefined && (
        <Button size="small" className={styles.failure} data-end={focusIsEnd} title={focusIsEnd ? words.end : words.failure} aria-disabled={run.at === focus} onClick={() => run.moveTo(focus)}>
          <Icon of={Flag} size={16} /> <span className={styles.failureWords}>{focusIsEnd ? words.end : words.failure}</span>
        </Button>
      )}
    </div>
  );
}

const keyOf = ({ by, rate }: Pace) => `${by} ${rate}`;

/** How fast a run is played. */
export function PaceChoice({ player, paces, locale }: { readonly player: Player; readonly paces: readonly Pace[]; readonly locale: Locale }) {
  const words = traceWords[locale].play;
  const options = (by: Pace["by"]) => paces.filter((pace) => pace.by === by).map((pace) => (
    <option key={keyOf(pace)} value={keyOf(pace)}>{by === "events" ? words.events(pace.rate) : words.time(number(pace.rate, locale))}</option>
  ));
  return (
    <select
      aria-label={words.pace} className={styles.select} value={keyOf(player.pace)}
      onChange={(event) => { const next = paces.find((pace) => keyOf(pace) === event.target.value); if (next) player.setPace(next); }}
    >
      {paces.some((pace) => pace.by === "events") ? (
        <>
          <optgroup label={words.byEvents}>{options("events")}</optgroup>
          <optgroup label={words.byTime}>{options("time")}</optgroup>
        </>
      ) : options("time")}
    </select>
  );
}
