import type { Json } from "@/lib/sim";
import type { Locale } from "@/lib/i18n/locales";
import { punctuation } from "@/lib/i18n/punctuation";
import type { Moment, PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import styles from "./lens.module.css";

interface Words {
  readonly places: Readonly<Record<Place, readonly [string, string]>>;
  readonly empty: string;
  readonly priority: (priority: number) => string;
  readonly until: (seconds: number) => string;
  readonly refused: (plugins: string) => string;
  readonly gated: (plugin: string) => string;
  readonly nodes: string;
}

type Place = "active" | "backoff" | "unschedulable" | "inFlight";
const order: readonly Place[] = ["active", "inFlight", "backoff", "unschedulable"];

const words: Readonly<Record<Locale, Words>> = {
  en: {
    places: {
      active: ["activeQ", "may be tried now; the important first"], inFlight: ["in flight", "being tried or bound"],
      backoff: ["backoffQ", "wait for time"], unschedulable: ["unschedulablePods", "wait for an event"],
    },
    empty: "empty", priority: (priority) => `priority ${priority}`, until: (seconds) => `until ${seconds} s`, refused: (plugins) => `refused by ${plugins}`,
    gated: (plugin) => `gated by ${plugin}`, nodes: "In use, mCPU",
  },
  zh: {
    places: {
      active: ["activeQ", "可以尝试；重要的在前"], inFlight: ["在途", "正在调度或绑定"],
      backoff: ["backoffQ", "等退避结束"], unschedulable: ["unschedulablePods", "等事件"],
    },
    empty: "空", priority: (priority) => `优先级 ${priority}`, until: (seconds) => `退避到第 ${seconds} 秒`, refused: (plugins) => `被 ${plugins} 拒绝`,
    gated: (plugin) => `被 ${plugin} 拦住`, nodes: "已用 mCPU",
  },
};

interface Item {
  readonly pod: string;
  readonly remark: string;
}

/** The three queues, and who is in flight. What differs from before is marked. */
function Queues({ moment, before, locale }: PictureProps) {
  const strings = words[locale];
  const state = stateOf(moment);
  if (state === undefined) return null;
  const earlier = before && stateOf(before);
  const { colon, comma } = punctuation[locale];
  return (
    <div className={styles.picture}>
      {order.map((place) => {
        const items = itemsOf(state[place], place, locale);
        const changed = earlier !== undefined && JSON.stringify(items) !== JSON.stringify(itemsOf(earlier[place], place, locale));
        const [name, hint] = strings.places[place];
        return (
          <section key={place} className={styles.part} data-place={place} data-changed={changed} aria-label={`${name}${comma}${hint}`}>
            <div className={styles.name} aria-hidden>{name} <span>{hint}</span></div>
            {items.length === 0 ? <p className={styles.empty}>{strings.empty}</p> : <ol className={styles.items}>{items.map(({ pod, remark }) => <li key={pod}><b>{pod}</b>{remark !== "" && <span>{remark}</span>}</li>)}</ol>}
          </section>
        );
      })}
      {typeof state.nodes === "object" && state.nodes !== null && <p className={styles.nodes}>{strings.nodes}{colon}{Object.entries(state.nodes).map(([name, used]) => `${name} ${String(used)}`).join(" · ")}</p>}
    </div>
  );
}

type Fields = { readonly [name: string]: Json | undefined };

/** The state of the process that has queues; a student's may lack any of them. */
function stateOf({ states }: Moment): Fields | undefined {
  for (const state of states.values()) {
    const fields = fieldsOf(state);
    if (Array.isArray(fields.active) || Array.isArray(fields.unschedulable)) return fields;
  }
  return undefined;
}

function itemsOf(value: Json | undefined, place: Place, locale: Locale): Item[] {
  if (!Array.isArray(value)) return [];
  const items = (value as readonly Json[]).map((entry) => (typeof entry === "string" ? { pod: entry } : fieldsOf(entry)));
  const sorted = place === "active" ? [...items].sort((a, b) => Number(b.priority ?? 0) - Number(a.priority ?? 0)) : items;
  return sorted.map((item) => ({ pod: String(item.pod ?? "?"), remark: remarkOf(item, place, locale) }));
}

function remarkOf({ priority, until, plugins, gate }: Fields, place: Place, locale: Locale): string {
  const strings = words[locale];
  const rank = typeof priority === "number" && priority !== 0 ? [strings.priority(priority)] : [];
  if (place === "backoff" && typeof until === "number") return [...rank, strings.until(until / 1000)].join(" · ");
  if (typeof gate === "string") return strings.gated(gate);
  if (place === "unschedulable" && Array.isArray(plugins) && plugins.length > 0) return [...rank, strings.refused(plugins.map(String).join(punctuation[locale].list))].join(" · ");
  return rank.join("");
}

function fieldsOf(value: Json | undefined): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Fields : {};
}

const lens: TraceLens = { Picture: Queues };
export default lens;
