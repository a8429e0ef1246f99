import { suite } from "@/lib/grader/harness/api";
import type { Code, FrameworkPlugin } from "@reconcile/api";
import type { Modules } from "./behaviours/student";
import { pod, SchedulerScene } from "./behaviours/scene";

export default suite<Modules>((lab) => {
  lab.group("more", { en: "Further runs", zh: "更多运行" }, () => {
    lab.test("more.balance", { en: "Whatever plugins say: what is reserved is bound or undone, and no pod is lost", zh: "不管插件怎么说：预留的要么绑定，要么撤销，Pod 不丢失" }, (t) => t.seeds(8, async (seed) => {
      const { random } = t.sim({ seed });
      const reserved = new Map<string, number>();
      const bound = new Set<string>();
      const tried = new Set<string>();
      const say = (...codes: (Code | undefined)[]) => {
        const code = random.pick(codes);
        return code === undefined ? undefined : { code, reasons: ["chance"] };
      };
      const chance = (name: string): FrameworkPlugin => ({
        name,
        filter: (_state, one) => { tried.add(one.metadata?.name ?? ""); return say(undefined, undefined, undefined, "Unschedulable"); },
        reserve: (_state, one) => { reserved.set(`${name} ${one.metadata?.name ?? ""}`, 1); return say(undefined, undefined, undefined, "Unschedulable"); },
        unreserve: (_state, one) => { reserved.delete(`${name} ${one.metadata?.name ?? ""}`); },
        permit: () => { const status = say(undefined, undefined, "Wait", "Unschedulable"); return status === undefined ? undefined : { status, timeout: random.int(10, 2_000) }; },
        preBind: () => Promise.resolve(say(undefined, undefined, undefined, "Error")),
      });
      const scene = new SchedulerScene(t, [chance("A"), chance("B"), {
        name: "Binder", bind: (_state, one) => { const status = say(undefined, "Error"); if (status === undefined) bound.add(one.metadata?.name ?? ""); return Promise.resolve(status); },
      }]);
      const names = Array.from({ length: 12 }, (_, i) => `p${i}`);
      for (const name of names) { scene.create(pod(name)); await scene.pass(random.int(0, 500)); }
      await scene.pass(5_000);
      t.expect([...tried].sort(), { en: "Pods for which a node was looked for", zh: "曾为其寻找节点的 Pod" }).toEqual([...names].sort());
      const placed = Object.values(scene.onNodes).flat().sort();
      const waiting = Object.keys(scene.places);
      t.expect(placed, { en: "Pods on nodes, compared with those that were bound; nobody waits in Permit any more", zh: "节点上的 Pod，与绑定成功的相比；此时已无人在 Permit 等待" }).toEqual([...bound].sort());
      t.expect([...waiting, ...placed].sort(), { en: "Each pod is either in the queue or on a node", zh: "每个 Pod 要么在队列里，要么在节点上" }).toEqual([...names].sort());
      t.expect([...reserved.keys()].filter((key) => !bound.has(key.split(" ")[1] ?? "")), { en: "What is still reserved for pods that were not bound", zh: "还替未绑定的 Pod 预留着的" }).toEqual([]);
    }));
  });
});
