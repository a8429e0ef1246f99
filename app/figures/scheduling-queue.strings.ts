import { figureActions } from "@/labs/scheduling-queue/figure";
import type { ScenarioButton, Story } from "@/lib/ui/trace-viewer/scenario-figure";

export const buttons: readonly ScenarioButton[] = [
  { id: "small", label: { en: "Small pod (400m)", zh: "小 Pod（400m）" } },
  { id: "big", label: { en: "Big pod (2 CPUs)", zh: "大 Pod（2 核）" } },
  { id: "important", label: { en: "Important pod", zh: "重要的 Pod" } },
  { id: "node", label: { en: "Add a node (2 CPUs)", zh: "新增节点（2 核）" } },
  { id: "delete", label: { en: "Delete a running pod", zh: "删除运行中的 Pod" } },
  { id: "fail", label: { en: "Fail the next binding", zh: "让下一次绑定失败" } },
];

/** Where a reader may begin. What the texts promise is tested in labs/scheduling-queue/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "order", actions: figureActions.order, startAt: 300,
    title: { en: "The important pod goes first", zh: "重要的先走" },
    text: {
      en: "Two small pods are created, then an important one. The first is in flight already; the important one overtakes the second. A scheduling cycle takes 300 ms here, a binding 200 ms, and the two overlap.",
      zh: "先创建两个小 Pod，再来一个重要的。第一个已经在途；重要的那个排到了第二个前面。这里调度周期要 300 ms，绑定要 200 ms，两者可以重叠。",
    },
  },
  {
    id: "event", actions: figureActions.event, startAt: 450,
    title: { en: "Only a node can help", zh: "只有节点帮得上" },
    text: {
      en: "A pod of 2 CPUs finds no room at 400 ms and lies in unschedulablePods. At 3 s another pod comes and goes its way; that helps nobody. At 6 s a node of 2 CPUs is added: the big pod is moved, and placed.",
      zh: "2 核的 Pod 在 400 ms 找不到位置，躺在 unschedulablePods。3 秒时来了另一个 Pod，照常调度、绑定，帮不上它。6 秒新增一个 2 核的节点：大 Pod 移出这里，得到位置。",
    },
  },
  {
    id: "in-flight", actions: figureActions.inFlight, startAt: 950,
    title: { en: "The node comes one moment too early", zh: "节点早来了一步" },
    text: {
      en: "The node is added while the big pod is being tried. The pod comes back refused, but the event was kept: it goes to backoffQ instead of lying still, and is tried again after its backoff.",
      zh: "节点在大 Pod 正被尝试时到来。Pod 被拒绝后归队，但事件留着：它进入 backoffQ，而不是一直躺着，退避之后再试。",
    },
  },
  {
    id: "binding", actions: figureActions.binding, startAt: 250,
    title: { en: "A binding fails", zh: "绑定失败" },
    text: {
      en: "The pod is assumed on n1 as soon as it is placed: its 400m count. At 700 ms the binding fails, the pod is forgotten, the 400m are free again, and the pod backs off.",
      zh: "Pod 一选定节点就被 assume 到 n1 上，400m 记上账。700 ms 绑定失败，Pod 被 forget，400m 归还，Pod 去退避。",
    },
  },
];
