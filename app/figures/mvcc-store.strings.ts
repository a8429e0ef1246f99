import type { Locale } from "@/lib/i18n/locales";
import type { Strings, Watcher } from "@/lib/ui/figures/mvcc-store/types";

const told = ({ told }: Watcher) => told.map(({ revision, type, key, value }) => `${revision} ${key}${type === "PUT" ? `=${value}` : "†"}`).join(" · ");

const en: Strings = {
  events: {
    start: () => "A new store: revision 1, and not a single key.",
    created: (e) => `put(${e.key}): the store is at revision ${e.revision} now. The key begins a new generation, so its version is 1 and its create revision ${e.revision}.`,
    put: (e) => `put(${e.key}): revision ${e.revision} of the store, version ${e.version} of the key. The old value stays where it is; the new one is one more record.`,
    deleted: (e) => `delete(${e.key}): revision ${e.revision} is a tombstone. It ends the generation. Until somebody compacts, everything before it can still be read.`,
    "deleted-nothing": (e) => `delete(${e.key}): there is no such key, so nothing changes, and the revision stays ${e.revision}.`,
    both: (e) => `One transaction puts a and b. Both changes have revision ${e.revision}, as ${e.revision}.0 and ${e.revision}.1; a watcher is told of both in one response.`,
    swapped: (e) => `If mod(${e.key}) = ${e.expected} then put(${e.key}): the comparison holds, and the put is revision ${e.revision}. This is how the API server updates an object.`,
    "not-swapped": (e) => `If mod(${e.key}) = ${e.expected} then put(${e.key}): somebody was faster, mod(${e.key}) is ${e.found} by now. Nothing changes. A client of the API server would see 409 Conflict.`,
    compacted: (e) => `compact(${e.revision}): of each key only the last change up to ${e.revision} is kept. Earlier revisions cannot be read any more; the store's revision does not change.`,
    watching: (e) => `A watch of all keys from revision ${e.revision}, which has not come yet: it waits.`,
    "watching-past": (e) => `A watch of all keys from revision ${e.revision}. It is behind, so it is first told what has happened since, from the backend. From then on it hears each change as it happens.`,
    "watch-canceled": (e) => `A watch from revision ${e.revision}, which is compacted. It is canceled, and told from where it could begin. The API server passes this on as 410 Gone: list again.`,
  },
  step: (step, of, revision) => `Step ${step} of ${of} · revision ${revision}`,
  back: "Back",
  next: "Next",
  restart: "Start over",
  yourTurn: "Go on from here yourself",
  write: "Write",
  both: "txn: put(a), put(b)",
  lookAt: "Read at a revision",
  revision: (revision, now) => `revision ${revision}${now ? " (now)" : ""}`,
  nothing: "No key existed then.",
  columns: { key: "key", value: "value", created: "create", modified: "mod", version: "version" },
  swap: (modRevision) => `put if mod = ${modRevision}`,
  swapOf: (key, modRevision) => `If mod(${key}) = ${modRevision} then put(${key})`,
  fromHere: "From here",
  compact: "compact at",
  watch: "watch from",
  watcher: (number, from) => `W${number} (from ${from})`,
  told: (watcher) => {
    if (watcher.compactRevision !== undefined) return `canceled: compacted at ${watcher.compactRevision}${watcher.told.length > 0 ? `, after ${told(watcher)}` : ""}`;
    return watcher.told.length === 0 ? "told nothing yet" : `told ${told(watcher)}`;
  },
};

const zh: Strings = {
  events: {
    start: () => "新的 store：revision 是 1，一个 key 也没有。",
    created: (e) => `put(${e.key})：store 来到 revision ${e.revision}。这个 key 开始新的 generation，所以 version 是 1，create revision 是 ${e.revision}。`,
    put: (e) => `put(${e.key})：这是 store 的 revision ${e.revision}，是这个 key 的 version ${e.version}。旧值原地不动，新值是新增的一条记录。`,
    deleted: (e) => `delete(${e.key})：revision ${e.revision} 是一个墓碑，结束这个 generation。在压缩之前，更早的内容都还能读到。`,
    "deleted-nothing": (e) => `delete(${e.key})：没有这个 key，什么都没变，revision 仍是 ${e.revision}。`,
    both: (e) => `一个事务写入 a 和 b。两处改动同属 revision ${e.revision}，分别是 ${e.revision}.0 和 ${e.revision}.1；watcher 在同一个响应里收到两者。`,
    swapped: (e) => `若 mod(${e.key}) = ${e.expected} 则 put(${e.key})：条件成立，这次写入是 revision ${e.revision}。API Server 就是这样更新对象的。`,
    "not-swapped": (e) => `若 mod(${e.key}) = ${e.expected} 则 put(${e.key})：已经有人抢先，mod(${e.key}) 现在是 ${e.found}。什么都没变。换作 API Server 的客户端，会收到 409 Conflict。`,
    compacted: (e) => `compact(${e.revision})：每个 key 只保留到 ${e.revision} 为止的最后一次改动。更早的 revision 再也读不到；store 的 revision 不变。`,
    watching: (e) => `从 revision ${e.revision} 开始 watch 所有 key。这个 revision 还没到，先等着。`,
    "watching-past": (e) => `从 revision ${e.revision} 开始 watch 所有 key。它落后了，所以先从 backend 里补上这期间的变化；之后每次变化都即时收到。`,
    "watch-canceled": (e) => `从 revision ${e.revision} 开始 watch，可它已被压缩。watch 会被取消，响应里写着可以从哪里开始。API Server 会把这转成 410 Gone：请重新 list。`,
  },
  step: (step, of, revision) => `第 ${step} 步，共 ${of} 步 · revision ${revision}`,
  back: "上一步",
  next: "下一步",
  restart: "从头开始",
  yourTurn: "从这里起自己操作",
  write: "写入",
  both: "txn：put(a)、put(b)",
  lookAt: "在某个 revision 上读取",
  revision: (revision, now) => `revision ${revision}${now ? "（现在）" : ""}`,
  nothing: "那时一个 key 也没有。",
  columns: { key: "key", value: "value", created: "create", modified: "mod", version: "version" },
  swap: (modRevision) => `mod = ${modRevision} 则 put`,
  swapOf: (key, modRevision) => `若 mod(${key}) = ${modRevision} 则 put(${key})`,
  fromHere: "从这里",
  compact: "压缩到",
  watch: "watch，起点",
  watcher: (number, from) => `W${number}（起点 ${from}）`,
  told: (watcher) => {
    if (watcher.compactRevision !== undefined) return `已取消：压缩到了 ${watcher.compactRevision}${watcher.told.length > 0 ? `，此前收到 ${told(watcher)}` : ""}`;
    return watcher.told.length === 0 ? "还没收到变化" : `收到 ${told(watcher)}`;
  },
};

export const strings: Readonly<Record<Locale, Strings>> = { en, zh };
