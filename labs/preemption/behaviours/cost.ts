import type { PodDisruptionBudget, Pod } from "@reconcile/api";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { nameOf } from "../picture";
import { budget, pod } from "./manifests";
import type { Builder, Context } from "./student";

/** Which of two pods is more important: its name, or "neither". */
function moreImportant({ student }: Context, a: Pod, b: Pod): string {
  const { moreImportantPod } = student.importance;
  const [first, second] = [moreImportantPod(a, b), moreImportantPod(b, a)];
  return first && second ? "both" : first ? nameOf(a) : second ? nameOf(b) : "neither";
}

function split({ student }: Context, pods: readonly Pod[], pdbs: readonly PodDisruptionBudget[]) {
  const { violating, nonViolating } = student.budgets.filterPodsWithPDBViolation(pods.map((one) => new ParsedPodInfo(one)), pdbs);
  return { violating: violating.map((info) => nameOf(info.pod)), nonViolating: nonViolating.map((info) => nameOf(info.pod)) };
}

const web = [1, 2, 3].map((i) => pod(`web-${i}`, { app: "web" }));
const db = pod("db", { app: "db" });

export function costTests(lab: Builder): void {
  lab.test("cost.priority", { en: "The pod with the higher priority is more important", zh: "优先级高的 Pod 更重要" }, (t) => {
    t.expect(moreImportant(t, pod("low", { priority: 1, start: 0 }), pod("high", { priority: 2, start: 30 })), {
      en: "high has priority 2, low has 1 and has run for longer. The more important pod",
      zh: "high 的优先级是 2；low 是 1，但运行得更久。更重要的 Pod",
    }).toBe("high");
    t.expect(moreImportant(t, pod("negative", { priority: -1 }), pod("none")), { en: "A pod without a priority has 0, which is more than -1", zh: "没写优先级的 Pod 是 0，比 -1 高" }).toBe("none");
  });

  lab.test("cost.start", { en: "Of equal priorities the pod that started earlier is more important", zh: "优先级相同时，启动更早的 Pod 更重要" }, (t) => {
    t.expect(moreImportant(t, pod("young", { priority: 5, start: 30 }), pod("old", { priority: 5, start: 10 })), { en: "Both have priority 5; old started 20 minutes before young", zh: "两者优先级都是 5；old 比 young 早启动 20 分钟" }).toBe("old");
    t.expect(moreImportant(t, pod("unseen", { priority: 5 }), pod("young", { priority: 5, start: 30 })), { en: "The kubelet has not begun with unseen: it has no start time, so nothing is lost with it", zh: "kubelet 还没有处理 unseen：它没有启动时间，丢了也不可惜" }).toBe("young");
  });

  lab.test("cost.budget", { en: "A budget protects the pods beyond those that it lets go", zh: "预算允许的个数之外的 Pod 受保护" }, (t) => {
    t.expect(split(t, [web[0]!, db, web[1]!, web[2]!], [budget("web", 1)]), {
      en: "web-1, db, web-2, web-3 would go in this order; the budget of app=web allows 1 disruption. The first web pod uses it up",
      zh: "web-1、db、web-2、web-3 依次离开；app=web 的预算允许 1 次中断。第一个 web Pod 就把它用完了",
    }).toEqual({ violating: ["web-2", "web-3"], nonViolating: ["web-1", "db"] });
  });

  lab.test("cost.budget-scope", { en: "A budget is for its own namespace, and an empty selector protects nobody", zh: "预算只管自己的命名空间；空选择器谁也不保护" }, (t) => {
    t.expect(split(t, [web[0]!, pod("web-test", { app: "web", namespace: "test" })], [budget("web", 0, { namespace: "test" })]), {
      en: "A budget of the namespace test allows no disruption of app=web. web-1 is in default, web-test in test",
      zh: "命名空间 test 的预算不允许 app=web 有任何中断。web-1 在 default，web-test 在 test",
    }).toEqual({ violating: ["web-test"], nonViolating: ["web-1"] });
    t.expect(split(t, [web[0]!, db], [budget("", 0)]), { en: "A budget with the selector {} allows no disruption: preemption takes it as meant for no pod", zh: "选择器为 {} 的预算不允许任何中断：抢占把它当作不针对任何 Pod" })
      .toEqual({ violating: [], nonViolating: ["web-1", "db"] });
    const unreadable: PodDisruptionBudget = { ...budget("web", 0), spec: { selector: { matchExpressions: [{ key: "app", operator: "In", values: [] }] } } };
    t.expect(split(t, [web[0]!, db], [unreadable, budget("db", 0)]), { en: "A budget whose selector cannot be read (In without values), and one for app=db that allows no disruption: the first protects nobody, and the second counts all the same", zh: "一个预算的选择器读不懂（In 没有给出值），另一个针对 app=db，不允许任何中断：前者谁也不保护，后者照样有效" })
      .toEqual({ violating: ["db"], nonViolating: ["web-1"] });
  });

  lab.test("cost.budget-disrupted", { en: "A pod whose eviction was allowed already is not counted a second time", zh: "已经获准驱逐的 Pod 不再计第二次" }, (t) => {
    t.expect(split(t, web, [budget("web", 1, { disrupted: ["web-1"] })]), {
      en: "web-1 is in disruptedPods, so disruptionsAllowed, 1, is what is left without it: web-2 may go, web-3 may not",
      zh: "web-1 在 disruptedPods 里，所以 disruptionsAllowed 的 1 已经不含它：web-2 可以走，web-3 不行",
    }).toEqual({ violating: ["web-3"], nonViolating: ["web-1", "web-2"] });
  });

  lab.test("cost.budget-several", { en: "A pod counts against every budget that selects it", zh: "Pod 对每个选中它的预算都计数" }, (t) => {
    const both = { ...budget("web", 3), spec: { selector: { matchExpressions: [{ key: "app", operator: "Exists" as const }] } } };
    t.expect(split(t, [...web, db], [budget("web", 0), both]), {
      en: "One budget allows no web pod to go, the other lets 3 pods with any app go. The three web pods use up the second one too, though the first protects them",
      zh: "一个预算不允许任何 web Pod 离开，另一个允许 3 个带 app 标签的 Pod 离开。三个 web Pod 虽然已被第一个保护，也会用完第二个",
    }).toEqual({ violating: ["web-1", "web-2", "web-3", "db"], nonViolating: [] });
  });
}
