import type { Locale } from "@/lib/i18n/locales";

export interface Words {
  readonly server: string;
  readonly compacted: (version: number) => string;
  readonly watches: (count: number) => string;
  readonly reflector: string;
  readonly knows: (version: string) => string;
  readonly synced: string;
  readonly notSynced: string;
  readonly queue: string;
  readonly queueHint: string;
  readonly store: string;
  readonly storeHint: string;
  readonly index: (name: string) => string;
  readonly listener: (number: number) => string;
  readonly listenerHint: string;
  readonly empty: string;
  /** A handler's buffer with nothing in it. */
  readonly nothing: string;
  readonly behind: string;
}

export const words: Readonly<Record<Locale, Words>> = {
  en: {
    server: "API server",
    compacted: (version) => `forgot what is older than ${version}`,
    watches: (count) => (count === 0 ? "no watch" : count === 1 ? "one watch" : `${count} watches`),
    reflector: "Reflector",
    knows: (version) => (version === "" ? "has not listed yet" : `knows the server up to ${version}`),
    synced: "synced",
    notSynced: "not synced",
    queue: "DeltaFIFO",
    queueHint: "keys with what happened, popped from the front",
    store: "Indexer",
    storeHint: "the latest known version",
    index: (name) => `index “${name}”: `,
    listener: (number) => `Handler ${number}`,
    listenerHint: "has yet to hear of:",
    empty: "empty",
    nothing: "nothing",
    behind: "out of date",
  },
  zh: {
    server: "API Server",
    compacted: (version) => `早于 ${version} 的已忘记`,
    watches: (count) => (count === 0 ? "没有 watch" : `${count} 个 watch`),
    reflector: "Reflector",
    knows: (version) => (version === "" ? "尚未 list" : `已知服务端到版本 ${version}`),
    synced: "已同步",
    notSynced: "未同步",
    queue: "DeltaFIFO",
    queueHint: "key 及其变化，从队首取出",
    store: "Indexer",
    storeHint: "已知的最新版本",
    index: (name) => `索引“${name}”：`,
    listener: (number) => `处理函数 ${number}`,
    listenerHint: "待通知：",
    empty: "空",
    nothing: "无",
    behind: "已过时",
  },
};
