import type { Entry } from "@reconcile/api";
import { figureEight, moments } from "../figure-eight";
import { Cluster } from "./cluster";
import { Lone } from "./lone";
import type { Builder } from "./student";

const names = ["n1", "n2", "n3", "n4", "n5"];

export function figureEightTests(lab: Builder): void {
  lab.test("commit.own-term", { en: "Entries of earlier terms are not committed by counting, only along with one of the leader's own term", zh: "早先任期的条目不靠数副本提交，只随 Leader 自己任期的条目一起提交" }, (t) => {
    const lone = new Lone(t, { log: [1, 2], term: 3, others: ["n2", "n3", "n4", "n5"] });
    lone.lead();
    const commits = [];
    for (const [name, index] of [["n2", 2], ["n3", 2], ["n2", 3], ["n3", 3]] as const) {
      lone.acknowledge(name, index);
      commits.push(lone.server.commitIndex);
    }
    t.expect(commits, {
      en: "n1 leads five servers in term 4 with the terms 1, 2, 4. n2 has entry 2; n3 has entry 2, which makes three of five; n2 has entry 3; n3 has entry 3. n1's commitIndex after each",
      zh: "n1 在任期 4 领导五台服务器，日志里各条的任期为 1、2、4。n2 有了第 2 条；n3 有了第 2 条，五台里已有三台；n2 有了第 3 条；n3 有了第 3 条。每次之后 n1 的 commitIndex",
    }).toEqual([0, 0, 0, 3]);
  });

  lab.test("commit.figure-8", { en: "Figure 8 of the paper: what was committed is never replaced", zh: "论文图 8：已提交的绝不会被替换" }, (t) => {
    const sim = t.sim();
    const cluster = new Cluster(sim, t.afresh, names, { electionTimeout: 10_000, heartbeatInterval: 10_000, maxEntries: 1 }, { before, machines: false });
    figureEight(sim, (name) => cluster.servers[names.indexOf(name)]?.component);
    cluster.runUntil(moments.end);
    cluster.expectRules(t);
    t.expect(cluster.running.map((server) => [server.name, server.log.term(2)]), {
      en: "At the end n5 leads with the votes of n3 and n4. The term of entry 2 on the servers that are up",
      zh: "最后 n5 靠 n3 和 n4 的票成为 Leader。在运行的各服务器上，第 2 条的任期",
    }).toEqual([["n2", 3], ["n3", 3], ["n4", 3], ["n5", 3]]);
  });
}

/** What is on each server's disk at the beginning. */
const before: { readonly term: number; readonly log: readonly Entry[] } = { term: 1, log: [{ index: 1, term: 1, command: null }] };
