import type { Locale } from "@/lib/i18n/locales";

/** What the picture of a store says. */
export interface Words {
  readonly log: string;
  readonly logHint: string;
  readonly index: string;
  readonly indexHint: string;
  readonly watchers: string;
  readonly watchersHint: string;
  readonly leases: string;
  readonly readers: string;
  readonly empty: string;
  readonly gone: string;
  readonly next: string;
  readonly deleted: string;
  readonly compacted: (revision: number) => string;
  readonly generation: (number: number, ended: boolean, revisions: readonly string[]) => string;
  readonly behind: string;
  readonly synced: string;
  readonly buffered: (count: number) => string;
  readonly onLease: (id: number) => string;
  readonly lease: (id: number, keys: readonly string[], expiresAt: number) => string;
  readonly notKept: string;
}

const en: Words = {
  log: "backend",
  logHint: "every change, by revision",
  index: "key index",
  indexHint: "one row a key, one box a generation; † is a tombstone",
  watchers: "watchers",
  watchersHint: "the revision that each is told next",
  leases: "leases",
  readers: "readers",
  empty: "nothing yet",
  gone: "nothing is kept",
  next: "next",
  deleted: "deleted",
  compacted: (revision) => `compacted at ${revision}: what lies before it cannot be read`,
  generation: (number, ended, revisions) => `generation ${number}${ended ? ", ended" : ""}: ${revisions.join(", ")}`,
  behind: "behind",
  synced: "up to date",
  buffered: (count) => `${count} unread`,
  onLease: (id) => `lease ${id}`,
  lease: (id, keys, expiresAt) => `lease ${id}, until ${expiresAt} ms: ${keys.length === 0 ? "no key" : keys.join(", ")}`,
  notKept: "Not shown: this store keeps nothing under the starter's names.",
};

const zh: Words = {
  log: "backend",
  logHint: "按 revision 存放的全部改动",
  index: "key 索引",
  indexHint: "一行一个 key，一框一个 generation；† 是墓碑",
  watchers: "watcher",
  watchersHint: "各自接下来该收到的 revision",
  leases: "租约",
  readers: "读者",
  empty: "还没有内容",
  gone: "已没有保留的内容",
  next: "下一个",
  deleted: "已删除",
  compacted: (revision) => `已压缩到 ${revision}：更早的内容读不到了`,
  generation: (number, ended, revisions) => `第 ${number} 个 generation${ended ? "，已结束" : ""}：${revisions.join("、")}`,
  behind: "落后",
  synced: "已跟上",
  buffered: (count) => `${count} 个未读`,
  onLease: (id) => `租约 ${id}`,
  lease: (id, keys, expiresAt) => `租约 ${id}，到 ${expiresAt} ms：${keys.length === 0 ? "没有 key" : keys.join("、")}`,
  notKept: "无法显示：这个 store 没有用初始代码里的字段名。",
};

export const words: Readonly<Record<Locale, Words>> = { en, zh };
