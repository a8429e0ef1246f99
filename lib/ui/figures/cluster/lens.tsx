import type { Locale } from "@/lib/i18n/locales";
import type { Json } from "@/lib/sim";
import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import styles from "./lens.module.css";

/** A whole control plane: arrows say what is asked and answered, the picture compares what etcd holds with what each component believes. */
const lens: TraceLens = { message: wordOf, Picture: Beliefs };
export default lens;

const words: Readonly<Record<Locale, {
  readonly title: string; readonly etcd: string; readonly manager: string; readonly scheduler: string; readonly nodes: string;
  readonly pods: (count: number) => string; readonly down: string; readonly differs: string; readonly agrees: string;
}>> = {
  en: {
    title: "Pods, as each component sees them", etcd: "etcd holds", manager: "the controllers believe in", scheduler: "the scheduler has placed", nodes: "the nodes run",
    pods: (count) => (count === 1 ? "1 pod" : `${count} pods`), down: "down", differs: "not what etcd holds", agrees: "as in etcd",
  },
  zh: {
    title: "各组件眼中的 Pod", etcd: "etcd 中存有", manager: "控制器认为有", scheduler: "调度器已安排", nodes: "节点在运行",
    pods: (count) => `${count} 个 Pod`, down: "已停机", differs: "与 etcd 不符", agrees: "与 etcd 一致",
  },
};

interface Frame {
  readonly http?: string;
  readonly status?: number;
  readonly text?: string;
  readonly request?: { readonly method: string; readonly url: string };
}

function wordOf(message: Json): string {
  const { http = "", status, text, request } = message as unknown as Frame;
  // The namespace and the version say nothing here.
  if (request !== undefined) return `${request.method} ${request.url.replace(/^\/apis?\/(apps\/)?v1\/|namespaces\/default\//g, "").replace(/^\/v3\//, "")}`.slice(0, 48);
  if (status !== undefined) return String(status);
  return text === undefined ? http : (/"type":"([A-Z]+)"/.exec(text)?.[1] ?? "…");
}

function number(state: Json | undefined, field: string): number | undefined {
  const value = (state as Readonly<Record<string, unknown>> | undefined)?.[field];
  return typeof value === "number" ? value : undefined;
}

function Beliefs({ moment, before, locale }: PictureProps) {
  const t = words[locale];
  const rows = (at: typeof moment) => [
    { name: t.etcd, process: "etcd", count: number(at.states.get("etcd"), "pods") },
    { name: t.manager, process: "controller-manager", count: number(at.states.get("controller-manager"), "pods") },
    { name: t.scheduler, process: "scheduler", count: number(at.states.get("scheduler"), "placed") },
    { name: t.nodes, process: "", count: [...at.states].reduce((sum, [, state]) => sum + (number(state, "running") ?? 0), 0) },
  ];
  const earlier = before === undefined ? [] : rows(before);
  const [truth] = rows(moment);
  return (
    <section className={styles.beliefs} aria-label={t.title}>
      <h4>{t.title}</h4>
      <dl>
        {rows(moment).map(({ name, process, count = 0 }, i) => (
          <div key={name} data-changed={before !== undefined && earlier[i]?.count !== count} data-differs={count !== truth?.count}>
            <dt>{name}</dt>
            <dd>
              {moment.down.has(process) ? t.down : t.pods(count)}
              {i > 0 && !moment.down.has(process) && <small>{count === truth?.count ? t.agrees : t.differs}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
