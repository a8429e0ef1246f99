import { figureActions } from "@/labs/watch-cache/figure";
import type { ScenarioButton, Story } from "@/lib/ui/trace-viewer/scenario-figure";

export const buttons: readonly ScenarioButton[] = [
  { id: "write", label: { en: "Write a pod", zh: "写一个 Pod" } },
  { id: "delete", label: { en: "Delete a pod", zh: "删除一个 Pod" } },
  { id: "client 1", label: { en: "Client 1 goes / comes back", zh: "客户端 1 离开／回来" } },
  { id: "client 2", label: { en: "Client 2 goes / comes back", zh: "客户端 2 离开／回来" } },
  { id: "compact", label: { en: "Compact etcd", zh: "压缩 etcd" } },
];

/** Where a reader may begin. What the texts promise is tested in labs/watch-cache/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "slides", actions: figureActions.slides, startAt: 1_900,
    title: { en: "The window slides", zh: "窗口在滑动" },
    text: {
      en: "From 2000 ms on a pod is written every 500 ms. The window holds six events; with the seventh the oldest leaves. ▲ marks where each client stands.",
      zh: "从 2000 ms 起每 500 ms 写一个 Pod。窗口容纳六个事件，第七个到来时最旧的离开。▲ 标出每个客户端所在的位置。",
    },
  },
  {
    id: "back", actions: figureActions.back, startAt: 1_950,
    title: { en: "Back in time", zh: "及时回来" },
    text: {
      en: "Client 1 is away from 2000 to 4000 ms, and three changes happen. All of them are still in the window: the watch goes on as if nothing had been.",
      zh: "客户端 1 在 2000 到 4000 ms 之间离开，其间发生三次变化。它们都还在窗口里：watch 接着进行，就像什么都没发生过。",
    },
  },
  {
    id: "late", actions: figureActions.late, startAt: 1_950,
    title: { en: "Back too late", zh: "回来晚了" },
    text: {
      en: "This time eight changes happen before client 1 comes back at 6000 ms. Its version has slid out of the window: 410, and it has to list.",
      zh: "这一次，客户端 1 在 6000 ms 回来之前发生了八次变化。它的版本已滑出窗口：410，只能重新 list。",
    },
  },
  {
    id: "slow", actions: figureActions.slow, startAt: 1_950,
    title: { en: "A slow client", zh: "慢客户端" },
    text: {
      en: "Client 2 takes 400 ms for an event, and its buffer has room for three. Nine changes come at once: it is cut off, reads what is left, and watches again from its last version. Client 1 notices nothing.",
      zh: "客户端 2 处理一个事件要 400 ms，缓冲区只有三个位置。一下子来了九次变化：它被断开，读完剩下的，再从最后的版本重新 watch。客户端 1 毫无察觉。",
    },
  },
  {
    id: "etcd", actions: figureActions.etcd, startAt: 1_950,
    title: { en: "etcd forgets", zh: "etcd 压缩了历史" },
    text: {
      en: "The API server is cut off from etcd from 2000 to 4500 ms. Meanwhile three changes and a compaction happen: the cache cannot go on. It ends all watches and lists anew; the clients get 410, and list as well.",
      zh: "2000 到 4500 ms，API Server 与 etcd 断开。其间发生三次变化和一次压缩：缓存接不上了。它结束所有 watch 并重新 list；客户端得到 410，也要重新 list。",
    },
  },
];
