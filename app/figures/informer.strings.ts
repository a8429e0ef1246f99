import { figureActions } from "@/labs/informer/figure";
import type { ScenarioButton, Story } from "@/lib/ui/trace-viewer/scenario-figure";

/** What a reader may do to server, watch and queue; also in the resync lesson's figure. */
export const buttons: readonly ScenarioButton[] = [
  { id: "create", label: { en: "Create a pod", zh: "创建 Pod" } },
  { id: "update", label: { en: "Update a pod", zh: "更新 Pod" } },
  { id: "delete", label: { en: "Delete a pod", zh: "删除 Pod" } },
  { id: "disconnect", label: { en: "End the watch", zh: "结束 watch" } },
  { id: "expire", label: { en: "Fail the watch with 410", zh: "watch 返回 410" } },
  { id: "compact", label: { en: "Compact the history", zh: "压缩历史" } },
  { id: "hold", label: { en: "Hold the queue / let it go", zh: "停住队列／放行" } },
];

/** Where a reader may begin. What the texts promise is tested in labs/informer/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "start", actions: figureActions.start, startAt: 0,
    title: { en: "List, then watch", zh: "先 list，再 watch" },
    text: {
      en: "The informer starts: one list brings web and db, then a watch begins where the list ended. At 2000 ms a pod is created, at 3000 ms one is updated. There is a pop every 250 ms here, and handler 2 needs 600 ms a call.",
      zh: "Informer 启动：一次 list 带来 web 和 db，随后从 list 的版本开始 watch。2000 ms 创建一个 Pod，3000 ms 更新一个。这里每 250 ms 才 pop 一次，处理函数 2 每次调用需要 600 ms。",
    },
  },
  {
    id: "burst", actions: figureActions.burst, startAt: 1_950,
    title: { en: "Much happens to few objects", zh: "对象不多，变化不少" },
    text: {
      en: "At 2000 ms the queue is held. Five changes come; each goes under the key it belongs to, and no key is queued twice. At 4000 ms the queue is let go: one pop brings all that happened to one object.",
      zh: "2000 ms 时停住队列。来了五个变化，各自归到所属的 key 之下，同一个 key 不会排两次。4000 ms 放行：一次 pop 带来一个对象的全部变化。",
    },
  },
  {
    id: "missed", actions: figureActions.missed, startAt: 1_950,
    title: { en: "A deletion that nobody saw", zh: "没人看到的删除" },
    text: {
      en: "At 2000 ms the network is cut. A pod is deleted, another updated, and the history compacted; at 4000 ms the network is back. The watch cannot be continued: a list finds out, and the store gets a tombstone (†).",
      zh: "2000 ms 网络断开。其间删除一个 Pod，更新另一个，历史也被压缩；4000 ms 网络恢复。watch 接不上了：靠一次 list 才发现少了谁，存储收到一个墓碑（†）。",
    },
  },
  {
    id: "crash", actions: figureActions.crash, startAt: 1_950,
    title: { en: "The server goes away and comes back", zh: "服务端停机又恢复" },
    text: {
      en: "The API server crashes at 2000 ms and starts again at 5000 ms; a pod was created meanwhile. Its storage remembers the versions: the watch is opened again from the last one, with growing pauses, and no list is needed.",
      zh: "API Server 在 2000 ms 崩溃，5000 ms 重启；其间创建了一个 Pod。它的存储还保留着各个版本：Informer 从最后的版本重新打开 watch，重试的间隔越来越长，无需 list。",
    },
  },
];
