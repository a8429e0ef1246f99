import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "raft-election",
  title: { en: "Elect a Raft leader", zh: "实现 Raft 选主" },
  summary: {
    en: "The half of Raft that decides who may decide: terms, votes that survive a crash, timeouts that differ, and a leader that knows when it is none.",
    zh: "Raft 的前一半：先决定由谁来做决定。任期、崩溃也丢不掉的选票、各不相同的超时，以及知道自己何时不再是 Leader 的 Leader。",
  },
  minutes: 75,
  points: 30,
  files: [
    { path: "hard_state.ts" },
    { path: "up_to_date.ts" },
    { path: "votes.ts" },
    { path: "election_timer.ts" },
    { path: "handlers.ts" },
    { path: "raft.ts" },
    { path: "log.ts", readonly: true },
  ],
  lessons: ["raft-election"],
  buildsOn: [],
  startsAt: "vote.granted",
});
