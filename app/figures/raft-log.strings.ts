import { figureActions, figureEightMoments, figureServers } from "@/labs/raft-log/figure";
import type { ScenarioButton, Story } from "@/lib/ui/trace-viewer/scenario-figure";

export const buttons: readonly ScenarioButton[] = [{ id: "write", label: { en: "Write to", zh: "写入" }, for: figureServers }];

/** Where a reader may begin. What the texts promise is tested in labs/raft-log/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "replicate", actions: figureActions.replicate, startAt: 1990,
    title: { en: "Replicate", zh: "复制" },
    text: {
      en: "n2 leads in term 1. At 2000 ms a client writes to it: the entry goes out, a majority answers, and its frame turns firm, first on n2, then on the others. At 2200 and 2230 ms two more follow, without waiting for each other.",
      zh: "n2 是任期 1 的 Leader。2000 ms 时客户端写入：条目发出去，多数派回复，它的边框变成实线，先是在 n2 上，然后是其他服务器。2200 ms 和 2230 ms 又来两条，彼此不等。",
    },
  },
  {
    id: "repair", actions: figureActions.repair, startAt: 2490,
    title: { en: "Cut, part, repair", zh: "隔离、分叉、修复" },
    text: {
      en: "At 2500 ms the leader n2 and n1 are cut off. n2 takes three more writes: they stay dashed, two of five are no majority. The others elect n5 in term 3 and go on. At 6000 ms the cut heals: watch the dashed entries go.",
      zh: "2500 ms 时，Leader n2 和 n1 被隔离。n2 又收下三次写入，它们始终是虚线：五台中的两台不是多数派。另一边在任期 3 选出 n5，继续前进。6000 ms 网络恢复：看虚线的条目怎样消失。",
    },
  },
  {
    id: "figure-8", actions: figureActions.figureEight, startAt: figureEightMoments.begin,
    title: { en: "Figure 8", zh: "图 8" },
    text: {
      en: `All begin with one entry of term 1. n1's entry of term 2 reaches n2 only; n5's of term 3 reaches nobody. In term 4 n1 leads again and copies the entry of term 2 to n3: at ${figureEightMoments.counted} ms three of five have it. It stays dashed, and the end shows why.`,
      zh: `五台起初都只有一条任期 1 的条目。n1 任期 2 的条目只到了 n2；n5 任期 3 的条目谁也没到。任期 4，n1 再次当选，把任期 2 的条目复制到 n3：${figureEightMoments.counted} ms 时，五台里已有三台。它仍是虚线，结局会说明原因。`,
    },
  },
  {
    id: "snapshot", actions: figureActions.snapshot, startAt: 1890,
    title: { en: "Catch up by snapshot", zh: "用快照追赶" },
    text: {
      en: "Here a snapshot is taken every 6 entries, and two entries before it are kept. n5 crashes at 1900 ms, and nine writes later it is back: what it lacks is gone from every log, so it is sent the snapshot, and then the rest.",
      zh: "这里每 6 条做一次快照，只留它前面的两条。n5 在 1900 ms 崩溃，九次写入之后才回来：它缺的条目在谁的日志里都没有了，于是先收到快照，再收到其余的条目。",
    },
  },
];
