import type { Locale } from "@/lib/i18n/locales";

export interface Words {
  readonly title: string;
  readonly etcd: (revision: number) => string;
  readonly window: string;
  readonly holds: (count: number, capacity: number) => string;
  readonly oldest: (version: number) => string;
  readonly store: (version: number | undefined) => string;
  readonly readers: string;
  readonly at: (version: number) => string;
  readonly tooOld: string;
  readonly empty: string;
  readonly waiting: (counts: readonly number[]) => string;
  /** What a client did last, from what it says of itself. */
  readonly doing: (line: string) => string;
}

export const words: Readonly<Record<Locale, Words>> = {
  en: {
    title: "Watch cache",
    etcd: (revision) => `etcd is at revision ${revision}`,
    window: "Window of events",
    holds: (count, capacity) => `${count} of ${capacity}`,
    oldest: (version) => `A watch can begin from version ${version} on`,
    store: (version) => (version === undefined ? "Objects" : `Objects as of version ${version}`),
    readers: "Clients",
    at: (version) => `knows all up to ${version}`,
    tooOld: "before the window",
    empty: "empty",
    waiting: (counts) => `Waiting in the watchers’ buffers: ${counts.join(", ")}`,
    doing: (line) => line,
  },
  zh: {
    title: "watch 缓存",
    etcd: (revision) => `etcd 的 revision 为 ${revision}`,
    window: "事件窗口",
    holds: (count, capacity) => `${count} / ${capacity}`,
    oldest: (version) => `最早可以从版本 ${version} 开始 watch`,
    store: (version) => (version === undefined ? "对象" : `截至版本 ${version} 的对象`),
    readers: "客户端",
    at: (version) => `已知到 ${version} 为止的一切`,
    tooOld: "早于窗口",
    empty: "空",
    waiting: (counts) => `各 watcher 缓冲区里等待的事件数：${counts.join("、")}`,
    doing: (line) => ({ starts: "启动中", away: "离开", "the watch has ended": "watch 已结束", end: "watch 已结束" } as Record<string, string>)[line] ?? line.replace(/^list as of (\d+)$/, "list，版本 $1"),
  },
};
