import { suite } from "@/lib/grader/harness/api";
import { campaignTests } from "./behaviours/campaigns";
import { clusterTests } from "./behaviours/clusters";
import { leadingTests } from "./behaviours/leading";
import type { Modules } from "./behaviours/student";
import { votingTests } from "./behaviours/voting";

export default suite<Modules>((lab) => {
  lab.group("vote", { en: "Stage 1: one vote a term", zh: "阶段 1：一个任期一票" }, () => votingTests(lab));
  lab.group("campaign", { en: "Stage 2: to be elected", zh: "阶段 2：参加选举" }, () => campaignTests(lab));
  lab.group("lead", { en: "Stage 3: to lead and to follow", zh: "阶段 3：领导与跟随" }, () => leadingTests(lab));
  lab.group("cluster", { en: "Stage 4: a cluster in which things fail", zh: "阶段 4：会出故障的集群" }, () => clusterTests(lab));
});
