import { figureActions } from "@/labs/raft-election/figure";
import type { Story } from "@/lib/ui/trace-viewer/scenario-figure";

/** Where a reader may begin. What the texts promise is tested in labs/raft-election/figure.test.ts. */
export const stories: readonly [Story, ...Story[]] = [
  {
    id: "first", actions: figureActions.first, startAt: 1100,
    title: { en: "The first election", zh: "第一次选举" },
    text: {
      en: "Five new servers, all followers, and nobody to follow. Watch the timers: n2's is the first to go off, at 1180 ms. It needs three votes, its own among them.",
      zh: "五台新启动的服务器都是 Follower，却没有 Leader 可跟随。注意定时器：n2 的最先到期（1180 ms）。它需要三票，包括自己的一票。",
    },
  },
  {
    id: "split", actions: figureActions.split, startAt: 1340,
    title: { en: "A split vote", zh: "选票被瓜分" },
    text: {
      en: "Four of the five time out within 20 ms of each other, before they hear of one another. Each has voted for itself. Nobody wins term 1; what makes term 2 different?",
      zh: "五台中有四台在 20 ms 之内先后到期，彼此还来不及得知，都投了自己。任期 1 没有人当选；任期 2 为什么就不同了？",
    },
  },
  {
    id: "crash", actions: figureActions.crash, startAt: 2450,
    title: { en: "The leader crashes", zh: "Leader 崩溃" },
    text: {
      en: "n2 leads, and crashes at 2500 ms. No more heartbeats: the other timers run down. At 6000 ms n2 starts again, with its term and vote from the disk, and follows whoever leads.",
      zh: "Leader n2 在 2500 ms 崩溃。心跳没有了，其余定时器一直走到头。6000 ms 时 n2 重启，从磁盘读回任期和选票，跟随当时的 Leader。",
    },
  },
  {
    id: "partition", actions: figureActions.partition, startAt: 2450,
    title: { en: "Two leaders, and why that is safe", zh: "两个 Leader，为什么仍然安全" },
    text: {
      en: "At 2500 ms n1 and the leader n2 are cut off from the rest. n2 goes on leading a minority; n4 is elected by the majority, in term 2. At 7000 ms the partition heals: one message of term 2 is enough.",
      zh: "2500 ms 时，n1 和 Leader n2 被隔离。n2 仍在少数派里当 Leader，n4 则由多数派在任期 2 选出。7000 ms 分区恢复：只要一条任期 2 的消息就够了。",
    },
  },
  {
    id: "rejoin", actions: figureActions.rejoin, startAt: 2450,
    title: { en: "The one that comes back", zh: "回来的那一台" },
    text: {
      en: "At 2500 ms the follower n1 is cut off alone, and stands for election again and again. At 8000 ms it comes back, with term 4: the healthy leader steps down. This is what PreVote is for.",
      zh: "2500 ms 时，Follower n1 单独被隔离，一遍遍地发起选举。8000 ms 它带着任期 4 回来：好端端的 Leader 只得退位。PreVote 就是为此而设的。",
    },
  },
];
