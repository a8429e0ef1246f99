"use client";
import { type ComponentType, useEffect, useState } from "react";
import type { TestReport } from "@/lib/grader/report";
import type { Locale } from "@/lib/i18n/locales";
import { lenses } from "@/lib/ui/figures/lenses";
import { Dialog } from "@/lib/ui/primitives/dialog";
import type { TraceLens } from "./lens";
import styles from "./run-picture.module.css";
import type { TraceViewerProps } from "./trace-viewer";

interface Loaded {
  readonly Viewer: ComponentType<TraceViewerProps>;
  readonly lens: TraceLens | undefined;
}

/** The viewer, and the lens of the lab. They are no part of a page until the first failure is looked at. */
async function load(lab: string): Promise<Loaded> {
  const [{ TraceViewer }, lens] = await Promise.all([import("./trace-viewer"), Object.hasOwn(lenses, lab) ? lenses[lab]?.() : undefined]);
  return { Viewer: TraceViewer, lens: lens?.default };
}

export interface RunPictureWords {
  readonly title: string;
  readonly loading: string;
  readonly failed: string;
  readonly close: string;
}

interface RunPictureProps {
  /** Id of the lab, whose lens reads the trace. */
  readonly lab: string;
  readonly result: Pick<TestReport, "trace" | "traceFocus" | "schedule">;
  readonly locale: Locale;
  /** What is said before the viewer and its own words are there. */
  readonly words: RunPictureWords;
}

/** The run of a failed test as a picture, small beside its words and large on demand; it opens on the event that broke the rule. */
export function RunPicture({ lab, result, locale, words }: RunPictureProps) {
  const [loaded, setLoaded] = useState<Loaded | "failed">();
  // The event on which the large viewer opens, while it is open.
  const [enlarged, setEnlarged] = useState<number>();
  const { trace, traceFocus: focus, schedule } = result;
  const some = trace !== undefined && trace.events.length > 0;
  useEffect(() => {
    if (!some) return;
    let gone = false;
    load(lab).then((done) => gone || setLoaded(done), () => gone || setLoaded("failed"));
    return () => {
      gone = true;
    };
  }, [lab, some]);

  if (trace === undefined || !some) return null;
  if (loaded === "failed") return <p className={styles.note}>{words.failed}</p>;
  if (loaded === undefined) return <p className={styles.note}>{words.loading}</p>;
  const { Viewer, lens } = loaded;
  const common = { trace, focus, locale, lens, schedule };
  return (
    <div className={styles.picture}>
      <Viewer {...common} compact onEnlarge={setEnlarged} />
      <Dialog title={words.title} closeLabel={words.close} full open={enlarged !== undefined} onOpenChange={(open) => { if (!open) setEnlarged(undefined); }}>
        {enlarged !== undefined && <Viewer {...common} openAt={enlarged} />}
      </Dialog>
    </div>
  );
}
