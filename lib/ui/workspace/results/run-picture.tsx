"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentType, useEffect, useState } from "react";
import type { TestReport } from "@/lib/grader/report";
import type { Locale } from "@/lib/i18n/locales";
import { lenses } from "@/lib/ui/figures/lenses";
import { Dialog } from "@/lib/ui/primitives/dialog";
import type { TraceLens } from "@/lib/ui/trace-viewer/lens";
import type { TraceViewerProps } from "@/lib/ui/trace-viewer/trace-viewer";
import styles from "./results.module.css";

interface Loaded {
  readonly Viewer: ComponentType<TraceViewerProps>;
  readonly lens: TraceLens | undefined;
}

/** The viewer, and the lens of the lab. They are no part of the page until the first failure is looked at. */
async function load(lab: string): Promise<Loaded> {
  const [{ TraceViewer }, lens] = await Promise.all([import("@/lib/ui/trace-viewer/trace-viewer"), Object.hasOwn(lenses, lab) ? lenses[lab]?.() : undefined]);
  return { Viewer: TraceViewer, lens: lens?.default };
}

/** The run of a failed test as a picture, small beside its words and large on demand; it opens on the event that broke the rule. */
export function RunPicture({ lab, result }: { readonly lab: string; readonly result: TestReport }) {
  const t = useTranslations("workspace.trace");
  const locale: Locale = useLocale() === "zh" ? "zh" : "en";
  const [loaded, setLoaded] = useState<Loaded | "failed">();
  // The event on which the large viewer opens, while it is open.
  const [enlarged, setEnlarged] = useState<number>();
  useEffect(() => {
    let gone = false;
    load(lab).then((done) => gone || setLoaded(done), () => gone || setLoaded("failed"));
    return () => {
      gone = true;
    };
  }, [lab]);

  const { trace, traceFocus: focus, schedule } = result;
  if (trace === undefined || trace.events.length === 0) return null;
  if (loaded === "failed") return <p className={styles.quiet}>{t("failed")}</p>;
  if (loaded === undefined) return <p className={styles.quiet}>{t("loading")}</p>;
  const { Viewer, lens } = loaded;
  const common = { trace, focus, locale, lens, schedule };
  return (
    <div className={styles.figure}>
      <Viewer {...common} compact onEnlarge={setEnlarged} />
      <Dialog title={t("title")} closeLabel={t("close")} full open={enlarged !== undefined} onOpenChange={(open) => { if (!open) setEnlarged(undefined); }}>
        {enlarged !== undefined && <Viewer {...common} openAt={enlarged} />}
      </Dialog>
    </div>
  );
}
