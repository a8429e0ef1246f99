import { suite } from "@/lib/grader/harness/api";
import type { Pod } from "@reconcile/api";
import { faultScenario } from "./behaviours/faults";
import { cacheEvent, pod } from "./behaviours/pods";
import type { Modules } from "./behaviours/student";
import { CyclicBuffer } from "./solution/cyclic_buffer";

/** Run on the server only: a random course of events, compared with the reference, and more faults. */
export default suite<Modules>((lab) => {
  lab.group("window", { en: "Stage 1: the sliding window", zh: "阶段 1：滑动窗口" }, () => {
    lab.test("hidden.any-events", { en: "Whatever comes, and when, the window holds what the reference holds", zh: "无论事件何时到来，窗口的内容都与参考实现一致" }, (t) => t.seeds(4, () => {
      const { random } = t.sim();
      const bounds = { lowerBoundCapacity: random.int(4, 9), upperBoundCapacity: random.int(10, 40) };
      const pace = random.pick([100, 2_000, 20_000]);
      let [version, at] = [0, 0];
      const steps = Array.from({ length: 120 }, (_, i) => {
        version += random.int(1, 4);
        at += random.int(0, i % 40 < 20 ? pace : pace * 10);
        return { version, at, asked: random.int(0, version + 2) };
      });
      const [expected = [], said = []] = [CyclicBuffer<Pod>, t.student.cyclic_buffer.CyclicBuffer<Pod>].map((Buffer) => {
        const buffer = new Buffer({ ...bounds });
        // Events of its own for each: a student's code may change what it is handed.
        return steps.map((step) => [buffer.push(cacheEvent("MODIFIED", pod("web", step.version), { at: step.at })), buffer.capacity, buffer.since(step.asked).map(({ resourceVersion }) => resourceVersion)]);
      });
      for (const [i, answers] of said.entries()) t.expect(answers, { en: "push, capacity and since, after random events", zh: "随机事件之后的 push、capacity 与 since" }).toEqual(expected[i] ?? []);
    }));
  });
  lab.group("breaks", { en: "Stage 6: when etcd goes away", zh: "阶段 6：连不上 etcd 时" }, () => {
    lab.test("hidden.faults", { en: "The same under many more faults", zh: "更多故障之下也是一样" }, (t) => faultScenario(t, 3));
  });
});
