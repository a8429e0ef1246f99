import { suite } from "@/lib/grader/harness/api";
import { newQueuedPodInfo, podKey } from "./starter/queued_pod";
import { randomRun } from "./behaviours/cache";
import { given, pod } from "./behaviours/scene";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("more", { en: "Further runs", zh: "更多运行" }, () => {
    lab.test("more.random", { en: "Whatever happens, no node is overcommitted and no pod is lost: more and longer runs", zh: "无论发生什么，节点不超卖，Pod 不丢失：更多、更长的运行" }, (t) => t.seeds(6, (seed) => randomRun(t, seed, 50)));

    lab.test("more.backoff", { en: "Each pod leaves its backoff once, neither early nor more than a flush late", zh: "每个 Pod 恰好离开退避一次，不早，也不晚过一次冲刷" }, (t) => t.seeds(10, (seed) => {
      const { random } = t.sim({ seed });
      const time = { now: 0 };
      const clock = { now: () => time.now, sleep: () => Promise.resolve(), setTimer: () => ({ stop: () => false }) };
      const config = { clock, less: given.less, initial: 1000, max: 10_000 };
      const theirs = new t.student.backoff_queue.BackoffQueue(config);
      const due = new Map<string, number>();
      for (let i = 0; i < 60; i++) {
        time.now += random.int(0, 900);
        for (const one of theirs.popAllBackoffCompleted()) {
          const key = podKey(one.podInfo.pod);
          const late = time.now - (due.get(key) ?? Infinity);
          t.expect(late >= 0, { en: "A pod left its backoff before the end of it, or twice", zh: "有 Pod 在退避结束之前离开，或离开了两次" }).toBe(true);
          due.delete(key);
        }
        const overdue = [...due.values()].filter((end) => time.now - end > 1000);
        t.expect(overdue.length, { en: "Pods whose backoff ended more than 1 s ago and that are still there", zh: "退避结束一秒多仍未离开的 Pod 数" }).toBe(0);
        const info = newQueuedPodInfo(given.newPodInfo(pod(`p${i}`, random.int(0, 5))), time.now);
        info.consecutiveErrorsCount = random.int(1, 6);
        due.set(podKey(info.podInfo.pod), time.now + Math.min(1000 * 2 ** (info.consecutiveErrorsCount - 1), 10_000));
        theirs.add(info);
      }
      for (const key of [...due.keys()]) {
        t.expect(theirs.delete(key) !== undefined && theirs.get(key) === undefined && theirs.delete(key) === undefined, { en: "delete takes a pod out, once", zh: "delete 取走一个 Pod，且只有一次" }).toBe(true);
      }
      t.expect(theirs.list().length, { en: "What is left when all are deleted", zh: "全部删除之后剩下的" }).toBe(0);
    }));
  });
});
