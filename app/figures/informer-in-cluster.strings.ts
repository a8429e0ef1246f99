import { clusterActions } from "@/labs/cluster/figure";
import type { ScenarioButton, Story } from "@/lib/ui/trace-viewer/scenario-figure";

export const buttons: readonly ScenarioButton[] = [
  { id: "delete", label: { en: "Delete two pods", zh: "删除两个 Pod" } },
  { id: "compact", label: { en: "Compact etcd", zh: "压缩 etcd" } },
];

/** Where a reader may begin. What the texts promise is tested in labs/cluster/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "right", actions: clusterActions.right, startAt: 2_900,
    title: { en: "The informer of the lab", zh: "实验里的 Informer" },
    text: {
      en: "Six pods run. At 3 s the controllers are cut off; two pods are deleted, the API server restarts, etcd is compacted. At 8 s the network is back: the watch cannot go on, a list finds two pods missing, tombstones tell the controller, and it makes two new ones.",
      zh: "六个 Pod 在运行。3 秒时控制器被隔离；其间两个 Pod 被删除，API Server 重启，etcd 被压缩。8 秒时网络恢复：watch 接不上，list 发现少了两个 Pod，墓碑告知控制器，控制器补建两个。",
    },
  },
  {
    id: "wrong", actions: clusterActions.wrong, startAt: 7_900,
    title: { en: "One that only adds", zh: "只会添加的 Informer" },
    text: {
      en: "The same, but a list never reports a deletion. Nothing crashes and nothing is logged. The controllers go on believing in six pods; etcd has four, and it stays that way until they are restarted.",
      zh: "经过完全相同，只是 list 从不报告删除。什么都没有崩溃，日志里也什么都没有。控制器一直以为有六个 Pod；etcd 里只有四个，直到控制器重启都不会改变。",
    },
  },
];
