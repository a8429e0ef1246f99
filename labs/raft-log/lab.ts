import { defineLab } from "@/lib/grader/lab";

const election = "raft-election/solution";

export default defineLab({
  id: "raft-log",
  title: { en: "Replicate a Raft log", zh: "实现 Raft 日志复制" },
  summary: {
    en: "The half of Raft that makes many machines one: a log that repairs itself, a commit rule that survives every crash, a key-value store on top, and snapshots.",
    zh: "Raft 的后一半：让许多台机器表现得像一台。会自我修复的日志、经得起任何崩溃的提交规则、建在其上的键值存储，以及快照。",
  },
  minutes: 150,
  points: 40,
  files: [
    { path: "log.ts" },
    { path: "follower.ts" },
    { path: "progress.ts" },
    { path: "commit.ts" },
    { path: "leader.ts" },
    { path: "kv.ts" },
    { path: "apply.ts" },
    { path: "snapshot.ts" },
    { path: "server.ts", readonly: true, from: "raft-log/solution" },
    { path: "entries.ts", readonly: true },
    { path: "flow.ts", readonly: true },
    { path: "raft.ts", readonly: true, from: election },
    { path: "handlers.ts", readonly: true, from: election },
    { path: "votes.ts", readonly: true, from: election },
    { path: "up_to_date.ts", readonly: true, from: election },
    { path: "hard_state.ts", readonly: true, from: election },
    { path: "election_timer.ts", readonly: true, from: election },
  ],
  lessons: ["raft-log"],
  buildsOn: ["raft-election"],
  startsAt: "log.appends",
});
