import type { Json } from "@/lib/sim";
import type { Locale } from "@/lib/i18n/locales";
import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import styles from "./lens.module.css";

const words: Readonly<Record<Locale, { readonly title: string; readonly none: string; readonly lost: string; readonly end: string; readonly ping: string }>> = {
  en: { title: "Requests that reached the server", none: "none yet", lost: "reset", end: "end of the stream", ping: "are you there?" },
  zh: { title: "到达服务器的请求", none: "还没有", lost: "连接重置", end: "流结束", ping: "还在吗？" },
};

interface Frame {
  readonly http: string;
  readonly status?: number;
  readonly text?: string;
  readonly request?: { readonly method: string; readonly url: string };
}

/** HTTP between a client and an API server: arrows say what is asked and answered, and the picture lists what was served. */
const lens: TraceLens = {
  message: (message, locale) => labelOf(message, words[locale]),
  Picture: Requests,
};
export default lens;

function labelOf(message: Json, { lost, end, ping }: (typeof words)[Locale]): string {
  const frame = message as unknown as Frame;
  if (frame.request !== undefined) return `${frame.request.method} ${frame.request.url}`;
  if (frame.status !== undefined) return String(frame.status);
  if (frame.text !== undefined) return frame.text.slice(0, 40);
  return ({ reset: lost, end, ping } as Record<string, string>)[frame.http] ?? frame.http;
}

function Requests({ moment, before, locale }: PictureProps) {
  const requests = requestsIn(moment.states.get("apiserver"));
  const earlier = requestsIn(before?.states.get("apiserver"));
  return (
    <section className={styles.requests} aria-label={words[locale].title}>
      <h4>{words[locale].title}</h4>
      {requests.length === 0 ? <p>{words[locale].none}</p> : (
        <ol>{requests.map((request, i) => <li key={i} data-changed={request !== earlier[i]}><code>{request}</code></li>)}</ol>
      )}
    </section>
  );
}

function requestsIn(state: Json | undefined): readonly string[] {
  const requests = (state as { readonly requests?: readonly string[] } | undefined)?.requests;
  return Array.isArray(requests) ? (requests as readonly string[]) : [];
}
