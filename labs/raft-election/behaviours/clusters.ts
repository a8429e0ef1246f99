import type { Text } from "@/lib/grader/text";
import type { Simulation } from "@/lib/sim";
import type { RaftStatus } from "@reconcile/api";
import { agreed, play, schedulePlan, statusOf, type Ambush } from "../play";
import { spawnServer } from "../server";
import { electionTimeout, heartbeatInterval, neverAtRest } from "./scene";
import { studentServer, type Builder, type Context } from "./student";

export function clusterTests(lab: Builder): void {
  lab.test("cluster.elects", { en: "A cluster elects one leader, and all follow it", zh: "集群选出一个 Leader，所有服务器都跟随它" }, (t) =>
    t.seeds(3, async (seed) => {
      const cluster = new Cluster(t, seed);
      await cluster.expectAgreement({ en: "Five servers, ten election timeouts after they started", zh: "五台服务器启动十个选举超时之后" });
    }));

  lab.test("cluster.minority", { en: "A minority elects nobody; the majority does, and the old leader follows it after the partition", zh: "少数派选不出 Leader，多数派选得出；分区恢复后，旧 Leader 跟随新 Leader" }, (t) =>
    t.seeds(3, async (seed) => {
      const cluster = new Cluster(t, seed);
      const old = await cluster.expectAgreement({ en: "Five servers, ten election timeouts after they started", zh: "五台服务器启动十个选举超时之后" });
      const [friend = "", ...majority] = cluster.servers.filter((name) => name !== old);
      const heal = cluster.sim.partition([old, friend], majority);
      await cluster.until(() => agreed(cluster.sim, majority));
      t.expect(cluster.leaders().filter((name) => name !== old).map((name) => (majority.includes(name) ? "one of the majority" : name)), {
        en: `${old}, the leader, and ${friend} were cut off from ${majority.join(", ")}. Who leads besides ${old}, at most ten election timeouts later`,
        zh: `Leader ${old} 和 ${friend} 与 ${majority.join("、")} 之间网络不通。至多十个选举超时之后，除 ${old} 之外的 Leader`,
      }).toEqual(["one of the majority"]);
      heal();
      await cluster.expectAgreement({ en: "Ten election timeouts after the partition has healed", zh: "分区恢复十个选举超时之后" });
    }));

  lab.test("cluster.schedules", { en: "Whatever fails, no term has two leaders; and when all works again, there is one", zh: "无论出什么故障，一个任期绝没有两个 Leader；一切恢复后，总有一个 Leader" }, (t) =>
    schedules(t, { servers: 5, count: 12, faults: 20, ambush: { chance: 0.1, down: 20 } }));
}

/** Random schedules of loss, delay, duplication, partition, crash, pause and clocks that go wrong; and crashes as votes leave. */
export function schedules(t: Context, { count, ambush, ...plan }: Parameters<typeof schedulePlan>[0] & { count: number; ambush?: Ambush }): Promise<void> {
  return t.schedules({ count, ...schedulePlan(plan) }, async (schedule, sim) => {
    const foul = await play(schedule, sim, studentServer(t), ambush);
    if (foul) t.fail(foul.rule, { actual: foul.actual });
  });
}

/** Five servers of the student's, with messages that take 2 to 20 ms. */
class Cluster {
  readonly servers = ["n1", "n2", "n3", "n4", "n5"];
  readonly sim: Simulation;
  readonly #t: Context;

  constructor(t: Context, seed: number) {
    this.#t = t;
    this.sim = t.sim({ seed, network: { delay: { kind: "uniform", min: 2, max: 20 } } });
    const make = studentServer(t);
    for (const name of this.servers) spawnServer(this.sim, name, make, { config: { servers: this.servers, electionTimeout, heartbeatInterval } });
  }

  leaders(): string[] {
    return this.servers.filter((name) => statusOf(this.sim, name)?.role === "leader");
  }

  /** Runs until the goal is reached, or for ten election timeouts. */
  async until(reached: () => boolean): Promise<void> {
    const limit = this.sim.now + 10 * electionTimeout;
    while (this.sim.now < limit && !reached()) {
      const outcome = await this.sim.run({ until: this.sim.now + electionTimeout / 2, maxEvents: 20_000 });
      if (outcome.kind === "limit") this.#t.fail(neverAtRest);
    }
  }

  /** Expects that within ten election timeouts there is a leader whom all follow; returns its name. */
  async expectAgreement(when: Text): Promise<string> {
    await this.until(() => agreed(this.sim, this.servers));
    const [leader = "the leader"] = this.leaders();
    this.#t.expect(this.servers.map((name) => what(statusOf(this.sim, name), name)), when)
      .toEqual(this.servers.map((name) => (name === leader ? `${name} leads` : `${name} follows ${leader}`)));
    return leader;
  }
}

function what(status: RaftStatus | undefined, name: string): string {
  if (status?.role === "leader") return `${name} leads`;
  return status?.role === "follower" ? `${name} follows ${status.leaderId ?? "nobody"}` : `${name} is a candidate`;
}
