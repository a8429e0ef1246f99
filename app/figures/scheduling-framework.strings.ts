import { figureActions } from "@/labs/scheduling-framework/figure";
import type { ScenarioButton, Story } from "@/lib/ui/trace-viewer/scenario-figure";

export const buttons: readonly ScenarioButton[] = [
  { id: "plain", label: { en: "A plain pod", zh: "普通 Pod" } },
  { id: "zonal", label: { en: "A pod with a zonal volume", zh: "卷限于某个可用区的 Pod" } },
  { id: "big", label: { en: "A pod that is too big", zh: "放不下的 Pod" } },
  { id: "group", label: { en: "A pod that has to wait", zh: "需要等待的 Pod" } },
  { id: "allow", label: { en: "Allow waiting pods", zh: "放行等待的 Pod" } },
  { id: "reject", label: { en: "Reject waiting pods", zh: "拒绝等待的 Pod" } },
  { id: "unlucky", label: { en: "A pod whose binding fails", zh: "绑定会失败的 Pod" } },
];

/** Where a reader may begin. What the texts promise is tested in labs/scheduling-framework/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "through", actions: figureActions.through, startAt: 550,
    title: { en: "All the way through", zh: "一路走完" },
    text: {
      en: "A plain pod and three nodes. Zone says Skip at PreFilter, so its Filter is not called. Step through: up to Permit no time passes; PreBind takes 600 ms, Bind 300 ms.",
      zh: "一个普通 Pod，三个节点。Zone 在 PreFilter 说 Skip，所以不调用它的 Filter。逐步看：到 Permit 为止不花时间，PreBind 要 600 ms，Bind 要 300 ms。",
    },
  },
  {
    id: "narrow", actions: figureActions.narrow, startAt: 550,
    title: { en: "Two nodes are enough to look at", zh: "只看两个节点" },
    text: {
      en: "The pod's volume is in one zone: PreFilter of Zone names n2 and n3. No Filter is ever called for n1.",
      zh: "Pod 的卷在某个可用区：Zone 的 PreFilter 指定 n2 和 n3。n1 上一次 Filter 也没有调用。",
    },
  },
  {
    id: "nowhere", actions: figureActions.nowhere, startAt: 550,
    title: { en: "No node is left", zh: "没有节点可用" },
    text: {
      en: "Fit refuses all three nodes. Only now PostFilter is called. It cannot help either, and the pod goes back to the queue.",
      zh: "Fit 拒绝了三个节点。到这时才调用 PostFilter。它也没办法，Pod 回到队列。",
    },
  },
  {
    id: "permit", actions: figureActions.permit, startAt: 550,
    title: { en: "Waiting in Permit", zh: "在 Permit 等待" },
    text: {
      en: "Quota lets the first pod wait, for 4 s at most. It holds its place meanwhile, and the next pod is scheduled and bound. At 3 s the waiting pod is allowed. Take the story apart: create one yourself, and reject it or let the time run out.",
      zh: "Quota 让第一个 Pod 等待，最多 4 秒。其间它占着位置，下一个 Pod 照常调度、绑定。3 秒时放行。可以自己再创建一个，然后拒绝它，或让时间耗尽。",
    },
  },
  {
    id: "undone", actions: figureActions.undone, startAt: 550,
    title: { en: "A binding fails", zh: "绑定失败" },
    text: {
      en: "Volumes reserves, then Quota. Bind answers Error: Unreserve is called the other way round, Quota first, then Volumes.",
      zh: "先是 Volumes 预留，再是 Quota。Bind 返回 Error：Unreserve 倒过来调用，先 Quota，后 Volumes。",
    },
  },
];
