import { figureActions } from "@/labs/resync/figure";
import type { Story } from "@/lib/ui/trace-viewer/scenario-figure";

/** Where a reader may begin. What the texts promise is tested in labs/informer/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "calm", actions: figureActions.calm, startAt: 1_900,
    title: { en: "Nothing happens, and handlers hear of it", zh: "什么都没发生，处理函数却得到通知" },
    text: {
      en: "Handler 1 asked for a resync every 2 s, handler 2 every 5 s, handler 3 for none. Nothing changes on the server. Watch the queue fill with Sync, and who hears of it; look for requests to the server.",
      zh: "处理函数 1 要求每 2 s resync，处理函数 2 每 5 s，处理函数 3 不要。服务端没有任何变化。注意队列里出现的 Sync，以及谁得到了通知；再找找有没有发给服务端的请求。",
    },
  },
  {
    id: "newer", actions: figureActions.newer, startAt: 1_650,
    title: { en: "Something newer is queued", zh: "队列里有更新的变化" },
    text: {
      en: "The queue is held from 1700 ms on, and a pod is updated. When the resync comes, soon after 2000 ms, that pod is left out: the store's version is the older one.",
      zh: "从 1700 ms 起停住队列，并更新一个 Pod。2000 ms 刚过 resync 到来，跳过这个 Pod：存储里的版本反而更旧。",
    },
  },
  {
    id: "cut", actions: figureActions.cut, startAt: 950,
    title: { en: "The server is gone", zh: "服务端停机" },
    text: {
      en: "The API server crashes at 1000 ms and starts again at 9000 ms. Resyncs go on from the store, as long as only the watch has to be opened again: a resync knows nothing of the server.",
      zh: "API Server 在 1000 ms 崩溃，9000 ms 重启。只要需要的仅仅是重新打开 watch，resync 就照常进行，对象从存储里取：它对服务端一无所知。",
    },
  },
];
