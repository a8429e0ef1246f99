import type { Json } from "@/lib/sim";
import type { Locale } from "@/lib/i18n/locales";
import { punctuation } from "@/lib/i18n/punctuation";
import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import styles from "./lens.module.css";

const words: Readonly<Record<Locale, { readonly steps: string; readonly none: string; readonly object: string; readonly allowed: string; readonly denied: string; readonly patch: string; readonly nothing: string }>> = {
  en: { steps: "Who was asked (←) and answered (→)", none: "nobody yet", object: "The object", allowed: "allowed", denied: "denied", patch: "patch", nothing: "no review" },
  zh: { steps: "问过谁（←），谁响应了（→）", none: "还没有", object: "对象", allowed: "允许", denied: "拒绝", patch: "patch", nothing: "不是 review" },
};

/** Between an API server and its webhooks: arrows say what is asked and answered; the picture shows the object as it stands. */
const lens: TraceLens = {
  message: (message, locale) => labelOf(message, locale),
  Picture: Admission,
};
export default lens;

interface Frame {
  readonly http?: string;
  readonly status?: number;
  readonly body?: string;
  readonly request?: { readonly body?: string };
}

interface Review {
  readonly request?: { readonly operation?: string; readonly resource?: { readonly resource?: string }; readonly subResource?: string; readonly name?: string };
  readonly response?: { readonly allowed?: boolean; readonly patch?: string };
}

function labelOf(message: Json, locale: Locale): string {
  const { allowed, denied, patch, nothing } = words[locale];
  const frame = message as unknown as Frame;
  if (frame.http === "request") {
    const { operation = "?", resource, subResource, name = "" } = reviewIn(frame.request?.body).request ?? {};
    return `${operation} ${resource?.resource ?? ""}${subResource ? `/${subResource}` : ""} ${name}`;
  }
  if (frame.http !== "response") return frame.http ?? "";
  if (frame.status !== 200) return String(frame.status);
  const { response } = reviewIn(frame.body);
  if (response === undefined) return nothing;
  return response.allowed ? (response.patch ? `${allowed}${punctuation[locale].comma}${patch}` : allowed) : denied;
}

/** What a body holds; nothing if it is none: a student sends it. */
function reviewIn(body: string | undefined): Review {
  try {
    const parsed: unknown = JSON.parse(body ?? "");
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

function Admission({ moment, before, locale }: PictureProps) {
  const { steps, object } = stateIn(moment.states.get("apiserver"));
  const earlier = stateIn(before?.states.get("apiserver"));
  const known = new Set(earlier.object);
  return (
    <div className={styles.admission}>
      <section aria-label={words[locale].steps}>
        <h4>{words[locale].steps}</h4>
        {steps.length === 0 ? <p>{words[locale].none}</p> : <ol>{steps.map((step, i) => <li key={i} data-changed={step !== earlier.steps[i]}><code>{step}</code></li>)}</ol>}
      </section>
      {object.length > 0 && (
        <section aria-label={words[locale].object}>
          <h4>{words[locale].object}</h4>
          <ul>{object.map((line, i) => <li key={i} data-changed={before !== undefined && !known.has(line)}><code>{line}</code></li>)}</ul>
        </section>
      )}
    </div>
  );
}

function stateIn(state: Json | undefined): { readonly steps: readonly string[]; readonly object: readonly string[] } {
  const { steps, object } = (state ?? {}) as { readonly steps?: Json; readonly object?: Json };
  return { steps: Array.isArray(steps) ? steps.map(String) : [], object: object === undefined ? [] : leaves(object, "") };
}

/** The object's fields, one a line: `metadata.labels.a: yes`. */
function leaves(value: Json, path: string): string[] {
  if (typeof value !== "object" || value === null) return [`${path}: ${String(value)}`];
  return Object.entries(value as Record<string, Json>).flatMap(([name, child]) => leaves(child, Array.isArray(value) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`));
}
