import type { Json } from "@/lib/sim";
import type { Locale } from "@/lib/i18n/locales";
import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import { frameLabel } from "../http-frame";
import styles from "./lens.module.css";

const words: Readonly<Record<Locale, { readonly title: string; readonly none: string }>> = {
  en: { title: "The road of the requests, as far as it is seen", none: "no request yet" },
  zh: { title: "请求走过的路（看得到的部分）", none: "还没有请求" },
};

/** An API server's road: arrivals, whom it asks on the way, handlers that are reached, and answers. */
const lens: TraceLens = { message: frameLabel, Picture: Road };
export default lens;

function Road({ moment, before, locale }: PictureProps) {
  const road = roadIn(moment.states.get("apiserver"));
  const earlier = roadIn(before?.states.get("apiserver"));
  return (
    <section className={styles.road} aria-label={words[locale].title}>
      <h4>{words[locale].title}</h4>
      {road.length === 0 ? <p>{words[locale].none}</p> : (
        <ol>{road.map((step, i) => <li key={i} data-kind={kindOf(step)} data-new={step !== earlier[i]}><code>{step}</code></li>)}</ol>
      )}
    </section>
  );
}

function kindOf(step: string): "arrives" | "leaves" | "refused" | "inside" {
  if (step.startsWith("→")) return "arrives";
  if (!step.startsWith("←")) return "inside";
  return Number(step.slice(2)) < 400 ? "leaves" : "refused";
}

function roadIn(state: Json | undefined): readonly string[] {
  const road = (state as { readonly road?: unknown } | null | undefined)?.road;
  return Array.isArray(road) ? road.filter((step): step is string => typeof step === "string") : [];
}
