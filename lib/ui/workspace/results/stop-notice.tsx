"use client";
import { Ban, Braces, CircleStop, FileWarning, Gauge, type IconNode, Timer, Wrench } from "lucide";
import { useTranslations } from "next-intl";
import type { Stop } from "@/lib/grader/report";
import { Icon } from "../../primitives/icon";
import { useWorkspace } from "../context";
import { type StopKind, stopKind } from "../stop-kind";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import { Place } from "./place";
import styles from "./results.module.css";

const looks: Record<StopKind, { icon: IconNode; tone: string }> = {
  compile: { icon: Braces, tone: "fail" },
  run: { icon: FileWarning, tone: "fail" },
  time: { icon: Timer, tone: "warn" },
  limit: { icon: Gauge, tone: "warn" },
  ours: { icon: Wrench, tone: "info" },
  stopped: { icon: CircleStop, tone: "plain" },
};

/** Why a run ended before its tests did. Each family of reasons has a mark, a word and a colour of its own. */
export function StopNotice({ stop, seed, engine }: { readonly stop: Stop; readonly seed: number; readonly engine: string }) {
  const t = useTranslations("workspace.results");
  const words = useTranslations("grading.stop");
  const { lab, say } = useWorkspace();
  const running = lab.tests.find((test) => test.id === stop.test);
  const kind = stopKind(stop.code);
  const { icon, tone } = looks[kind];
  return (
    <div className={styles.stop} data-tone={tone} data-kind={kind}>
      <p className={styles.stopKind}><Icon of={icon} size={16} /> {t(`kind.${kind}`)}</p>
      <h3>{words(`${stop.code}.title`)}</h3>
      {stop.message && <Scrollable label={words(`${stop.code}.title`)} className={styles.message}>{stop.message}</Scrollable>}
      {stop.at && <Place at={stop.at} />}
      {running && <p>{t("during", { title: say(running.title) })}</p>}
      <p>{words(`${stop.code}.help`)}</p>
      {kind === "ours" && <p className={styles.quiet}><Icon of={Ban} size={12} /> {t.rich("tellUs", { what: `${stop.code} · ${engine} · ${seed}`, code: (text) => <code>{text}</code> })}</p>}
    </div>
  );
}
