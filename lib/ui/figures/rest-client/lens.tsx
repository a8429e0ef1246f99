import type { Json } from "@/lib/sim";
import type { Locale } from "@/lib/i18n/locales";
import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import { frameLabel } from "../http-frame";
import styles from "./lens.module.css";

const words: Readonly<Record<Locale, { readonly title: string; readonly none: string }>> = {
  en: { title: "Requests that reached the server", none: "none yet" },
  zh: { title: "到达服务端的请求", none: "还没有" },
};

/** HTTP between a client and an API server: arrows say what is asked and answered, and the picture lists what was served. */
const lens: TraceLens = {
  message: frameLabel,
  Picture: Requests,
};
export default lens;

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
