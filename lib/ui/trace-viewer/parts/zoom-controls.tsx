"use client";
import { Maximize2, ZoomIn, ZoomOut } from "lucide";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { Button } from "@/lib/ui/primitives/button";
import { Icon } from "@/lib/ui/primitives/icon";
import type { ScaleKind } from "../model/scale";
import type { Zoom } from "../zoom";
import type { RunView } from "../use-run-view";
import { Segments } from "./segments";
import styles from "./parts.module.css";

export function ZoomButtons({ zoom, locale }: { readonly zoom: Zoom; readonly locale: Locale }) {
  const words = traceWords[locale].zoom;
  return (
    <div role="group" aria-label={words.label} className={styles.controls}>
      <Button size="small" kind="quiet" iconOnly aria-label={words.out} title={words.out} onClick={zoom.out}><Icon of={ZoomOut} size={18} /></Button>
      <Button size="small" kind="quiet" iconOnly aria-label={words.in} title={words.in} onClick={zoom.in}><Icon of={ZoomIn} size={18} /></Button>
      <Button size="small" kind="quiet" iconOnly aria-label={words.fit} title={words.fit} onClick={zoom.fit}><Icon of={Maximize2} size={16} /></Button>
    </div>
  );
}

/** How near the picture is, and what its distances mean. */
export function ZoomControls({ run, zoom, locale }: { readonly run: RunView; readonly zoom: Zoom; readonly locale: Locale }) {
  const words = traceWords[locale];
  return (
    <>
      <ZoomButtons zoom={zoom} locale={locale} />
      <Segments<ScaleKind> label={words.scale.label} title={words.scale.help} value={run.scale.kind} options={[["order", words.scale.order], ["time", words.scale.time]]} onChange={run.setScale} />
    </>
  );
}
