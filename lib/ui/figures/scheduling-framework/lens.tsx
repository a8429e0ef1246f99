import type { Json } from "@/lib/sim";
import type { Locale } from "@/lib/i18n/locales";
import { punctuation } from "@/lib/i18n/punctuation";
import type { Moment, PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import styles from "./lens.module.css";

const scheduling = ["preFilter", "filter", "postFilter", "preScore", "score", "normalizeScore", "reserve", "permit"];
const binding = ["preBindPreFlight", "preBind", "bind", "postBind", "unreserve"];

interface Words {
  readonly cycles: readonly [string, string];
  readonly way: (pod: string) => string;
  readonly waits: (pod: string, plugins: string) => string;
  readonly requests: string;
  readonly none: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: { cycles: ["scheduling cycle", "binding cycle"], way: (pod) => `The way of ${pod}`, waits: (pod, plugins) => `${pod} waits for ${plugins}`, requests: "Requests to extenders", none: "nothing yet" },
  zh: { cycles: ["调度周期", "绑定周期"], way: (pod) => `${pod} 走过的路`, waits: (pod, plugins) => `${pod} 在等 ${plugins}`, requests: "发给 Extender 的请求", none: "还没有" },
};

interface Call {
  readonly point: string;
  readonly plugin: string;
  readonly pod: string;
  readonly node: string;
  readonly answer: string;
}

/** A pod's way through the extension points, with what each plugin said: of the pod for which a plugin was asked last. */
function Way({ moment, before, locale }: PictureProps) {
  const strings = words[locale];
  const state = stateOf(moment);
  const calls = callsOf(state?.calls);
  const requests = Array.isArray(state?.requests) ? (state.requests as readonly Json[]).map(String) : [];
  const pod = calls.at(-1)?.pod ?? "";
  const own = calls.filter((call) => call.pod === pod);
  const known = new Set(callsOf(before && stateOf(before)?.calls).map((call) => JSON.stringify(call)));
  return (
    <div className={styles.picture}>
      <h4>{pod === "" ? strings.none : strings.way(pod)}</h4>
      {([scheduling, binding] as const).map((points, i) => (
        <section key={i} className={styles.cycle} aria-label={strings.cycles[i]}>
          <div className={styles.name} aria-hidden>{strings.cycles[i]}</div>
          <ol>{points.map((point) => <Point key={point} point={point} calls={own.filter((call) => call.point === point)} isNew={(call) => before !== undefined && !known.has(JSON.stringify(call))} />)}</ol>
        </section>
      ))}
      {waitingOf(state?.waiting, locale).map(({ pod: one, plugins }) => <p key={one}>{strings.waits(one, plugins)}</p>)}
      {requests.length > 0 && <section aria-label={strings.requests}><div className={styles.name} aria-hidden>{strings.requests}</div><ol>{requests.map((line, i) => <li key={i}><code>{line}</code></li>)}</ol></section>}
    </div>
  );
}

function Point({ point, calls, isNew }: { readonly point: string; readonly calls: readonly Call[]; readonly isNew: (call: Call) => boolean }) {
  return (
    <li className={styles.point} data-reached={calls.length > 0}>
      <span>{point}</span>
      <ul>
        {calls.map((call, i) => (
          <li key={i} className={styles.call} data-tone={toneOf(call.answer)} data-changed={isNew(call)}>
            {call.plugin}{call.node !== "" && <small> {call.node}</small>}: {call.answer}
          </li>
        ))}
      </ul>
    </li>
  );
}

function toneOf(answer: string): string {
  if (answer === "Success" || /^\d+$/.test(answer)) return "yes";
  return answer === "Skip" || answer === "Wait" || answer === "…" ? "later" : "no";
}

type Fields = { readonly [name: string]: Json | undefined };

/** The state of the scheduler's process. A student's may lack any of it. */
function stateOf({ states }: Moment): Fields | undefined {
  const state = states.get("scheduler");
  return typeof state === "object" && state !== null && !Array.isArray(state) ? state as Fields : undefined;
}

function callsOf(value: Json | undefined): Call[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Fields[]).map(({ point, plugin, pod, node, answer }) => ({ point: text(point), plugin: text(plugin), pod: text(pod), node: text(node), answer: text(answer) }));
}

function waitingOf(value: Json | undefined, locale: Locale): { readonly pod: string; readonly plugins: string }[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly (Fields | string)[]).map((one) => (typeof one === "string" ? { pod: "p", plugins: one } : { pod: text(one.pod), plugins: Array.isArray(one.for) ? one.for.map(String).join(punctuation[locale].list) : "" }));
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const lens: TraceLens = { Picture: Way };
export default lens;
