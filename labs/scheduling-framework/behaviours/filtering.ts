import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import type { Code, Diagnosis, FilterPlugin, NodeInfo, PluginStatus, Pod, PodInfo, PostFilterReturn, PreFilterPlugin, StateData } from "@reconcile/api";
import { CallLog } from "./call-log";
import { nodes, pod, podInfo } from "./scene";
import type { Builder, Context } from "./student";

const says = (code: Code, ...reasons: string[]): PluginStatus => ({ code, reasons });
const logOf = (t: Context) => new CallLog(t.sim());
const shown = (status: PluginStatus | undefined) => (status === undefined ? "Success" : `${status.code} of ${status.plugin ?? "nobody"}: ${status.reasons.join(", ")}`);

const pre = (name: string, answer?: ReturnType<PreFilterPlugin["preFilter"]>): PreFilterPlugin => ({ name, preFilter: () => answer });
const filter = (name: string, status?: PluginStatus): FilterPlugin => ({ name, filter: () => status });

class Counter implements StateData {
  pods: string[];
  constructor(pods: string[]) { this.pods = pods; }
  clone(): Counter { return new Counter([...this.pods]); }
}

export function filteringTests(lab: Builder): void {
  lab.test("filter.skip", { en: "A plugin whose PreFilter skips is left out of Filter", zh: "PreFilter 返回 Skip 的插件，不再调用它的 Filter" }, (t) => {
    const log = logOf(t);
    const state = new MapCycleState();
    const both = (name: string, code?: Code) => log.recorded({ ...pre(name, code && { status: says(code) }), ...filter(name) });
    const plugins = [both("Ports", "Skip"), both("Fit"), both("Volumes", "Success"), both("Spread", "Skip")];
    const [n1] = nodes("n1") as [NodeInfo];
    const outcome = t.student.pre_filter.runPreFilterPlugins(plugins, state, pod("p"), [n1]);
    t.expect({ status: shown(outcome.status), skipped: [...state.skipFilterPlugins] }, { en: "Ports and Spread say Skip, Fit says nothing, Volumes Success. The status, and state.skipFilterPlugins", zh: "Ports 和 Spread 说 Skip，Fit 什么也不说，Volumes 说 Success。状态，以及 state.skipFilterPlugins" }).toEqual({ status: "Success", skipped: ["Ports", "Spread"] });
    const status = t.student.filter.runFilterPlugins(plugins, state, pod("p"), n1);
    t.expect({ status: shown(status), calls: log.lines("filter") }, { en: "runFilterPlugins with the same state. The status, and who was asked", zh: "用同一个 state 调用 runFilterPlugins。状态，以及问了谁" }).toEqual({ status: "Success", calls: ["filter Fit on n1", "filter Volumes on n1"] });
  });

  lab.test("filter.first", { en: "The first refusal is the answer, with the plugin's name", zh: "第一个拒绝就是答案，并带上插件名" }, (t) => {
    const log = logOf(t);
    const plugins = [filter("Taints"), filter("Fit", says("Unschedulable", "Insufficient cpu")), filter("Affinity", says("UnschedulableAndUnresolvable", "no match"))].map((one) => log.recorded(one));
    const status = t.student.filter.runFilterPlugins(plugins, new MapCycleState(), pod("p"), nodes("n1")[0] as NodeInfo);
    t.expect({ status: shown(status), calls: log.lines() }, { en: "Taints says nothing, Fit refuses, Affinity would as well", zh: "Taints 什么也不说，Fit 拒绝，Affinity 也会拒绝" }).toEqual({ status: "Unschedulable of Fit: Insufficient cpu", calls: ["filter Taints on n1", "filter Fit on n1"] });
  });

  lab.test("filter.error", { en: "What is neither yes nor no is an error that says where", zh: "既非允许也非拒绝的，是指明出处的错误" }, (t) => {
    const status = t.student.filter.runFilterPlugins([filter("Fit", says("Error", "the lister is broken"))], new MapCycleState(), pod("p"), nodes("n1")[0] as NodeInfo);
    t.expect(shown(status), { en: "Filter answers Error", zh: "Filter 返回 Error" }).toBe('Error of Fit: running Filter plugin "Fit": the lister is broken');
    t.expect(t.student.filter.runFilterPlugins([filter("Fit", says("Wait", "hm"))], new MapCycleState(), pod("p"), nodes("n1")[0] as NodeInfo)?.code, { en: "Filter answers Wait, which only Permit may. The code that the framework makes of it", zh: "Filter 返回 Wait，而这只有 Permit 能说。框架给出的 code" }).toBe("Error");
    t.expect(shown(t.student.pre_filter.runPreFilterPlugins([pre("Fit", { status: says("Error", "the lister is broken") })], new MapCycleState(), pod("p"), nodes("n1")).status), { en: "PreFilter answers Error", zh: "PreFilter 返回 Error" }).toBe('Error of Fit: running PreFilter plugin "Fit": the lister is broken');
  });

  lab.test("filter.pre-refuses", { en: "A PreFilter that refuses the pod ends it for all nodes", zh: "PreFilter 拒绝 Pod，对所有节点到此为止" }, (t) => {
    const log = logOf(t);
    const plugins = [pre("A"), pre("Volumes", { status: says("UnschedulableAndUnresolvable", "claim not found") }), pre("C")].map((one) => log.recorded(one));
    const outcome = t.student.pre_filter.runPreFilterPlugins(plugins, new MapCycleState(), pod("p"), nodes("n1"));
    t.expect({ status: shown(outcome.status), calls: log.lines() }, { en: "The second of three refuses", zh: "三个里的第二个拒绝" }).toEqual({ status: "UnschedulableAndUnresolvable of Volumes: claim not found", calls: ["preFilter A", "preFilter Volumes"] });
  });

  lab.test("filter.narrow", { en: "Nodes that PreFilters name are intersected", zh: "各个 PreFilter 指定的节点取交集" }, (t) => {
    const log = logOf(t);
    const naming = (name: string, ...names: string[]) => log.recorded(pre(name, { result: { nodeNames: new Set(names) } }));
    const run = (...plugins: PreFilterPlugin[]) => {
      const { result, status, plugins: by } = t.student.pre_filter.runPreFilterPlugins(plugins, new MapCycleState(), pod("p"), nodes("n1", "n2", "n3", "n4"));
      return { nodes: result?.nodeNames === undefined ? "all" : [...result.nodeNames].sort(), by: [...by].sort(), status: shown(status) };
    };
    t.expect(run(pre("Quiet"), pre("All", { result: {} })), { en: "One answers nothing, one a result without nodeNames", zh: "一个什么也不答，一个的结果没有 nodeNames" }).toEqual({ nodes: "all", by: [], status: "Success" });
    t.expect(run(naming("A", "n1", "n2", "n3"), pre("Quiet"), naming("B", "n4", "n3", "n2")), { en: "A names n1 to n3, B names n2 to n4", zh: "A 指定 n1 到 n3，B 指定 n2 到 n4" }).toEqual({ nodes: ["n2", "n3"], by: ["A", "B"], status: "Success" });
    log.clear();
    t.expect(run(naming("B", "n1"), naming("A", "n2"), naming("C", "n1")), { en: "B names n1, A names n2: nothing is left", zh: "B 指定 n1，A 指定 n2：什么也不剩" })
      .toEqual({ nodes: [], by: ["A", "B"], status: "UnschedulableAndUnresolvable of A: node(s) didn't satisfy plugin(s) [A B] simultaneously" });
    t.expect(log.lines(), { en: "Who was asked", zh: "问了谁" }).toEqual(["preFilter B", "preFilter A"]);
    t.expect(run(log.recorded(pre("Skipping", { status: says("Skip"), result: { nodeNames: new Set(["n1"]) } }))), { en: "Skip with a result: the result is ignored", zh: "Skip 同时带结果：结果忽略" }).toEqual({ nodes: "all", by: [], status: "Success" });
  });

  lab.test("filter.nominated", { en: "A pod has to fit with the nominated pods and without", zh: "算上被提名的 Pod 要合适，不算也要合适" }, (t) => {
    const [n1] = nodes("n1") as [NodeInfo];
    const rounds: string[] = [];
    const framework = (nominated: readonly PodInfo[], refuses: (names: readonly string[]) => boolean) => ({
      nominatedPodsForNode: () => nominated,
      runPreFilterExtensionAddPod: () => undefined,
      runFilterPlugins: (_state: unknown, _pod: Pod, info: NodeInfo) => {
        const names = info.pods.map(({ pod: one }) => one.metadata?.name ?? "");
        rounds.push(`[${names.join(" ")}]`);
        return refuses(names) ? { ...says("Unschedulable", "too many pods"), plugin: "Fit" } : undefined;
      },
    });
    const run = (nominated: readonly PodInfo[], refuses: (names: readonly string[]) => boolean = () => false) => {
      rounds.length = 0;
      const status = t.student.filter.runFilterPluginsWithNominatedPods(framework(nominated, refuses), new MapCycleState(), pod("p", 5), n1);
      return { status: shown(status), rounds: [...rounds] };
    };
    t.expect(run([]), { en: "Nobody is nominated. What is on the node in each round of filtering", zh: "没有提名。每一轮过滤时节点上有什么" }).toEqual({ status: "Success", rounds: ["[]"] });
    t.expect(run([podInfo(pod("higher", 9)), podInfo(pod("equal", 5)), podInfo(pod("lower", 1)), podInfo(pod("p", 5))]), { en: "Nominated are higher (9), equal (5), lower (1) and p itself; p has 5", zh: "提名的有 higher（优先级 9）、equal（5）、lower（1）和 p 自己；p 是 5" }).toEqual({ status: "Success", rounds: ["[higher equal]", "[]"] });
    t.expect(run([podInfo(pod("higher", 9))], (names) => names.length > 0), { en: "With higher on the node, p does not fit", zh: "算上 higher，p 放不下" }).toEqual({ status: "Unschedulable of Fit: too many pods", rounds: ["[higher]"] });
    t.expect(run([podInfo(pod("higher", 9))], (names) => names.length === 0).status, { en: "p fits only with higher on the node (it wants to be near it), and higher is not there yet", zh: "只有 higher 在节点上 p 才合适（想靠近它），而它还没到" }).toBe("Unschedulable of Fit: too many pods");
  });

  lab.test("filter.isolation", { en: "What is tried in thought leaves state and node as they were", zh: "假想的尝试不改变 state 和节点" }, (t) => {
    const [n1] = nodes("n1") as [NodeInfo];
    const state = new MapCycleState();
    state.write("counted", new Counter([]));
    const seen: string[] = [];
    const status = t.student.filter.runFilterPluginsWithNominatedPods({
      nominatedPodsForNode: () => [podInfo(pod("nominated", 9))],
      runPreFilterExtensionAddPod: (cycle, _pod, added) => { cycle.read<Counter>("counted")?.pods.push(added.pod.metadata?.name ?? ""); return undefined; },
      runFilterPlugins: (cycle) => { seen.push(`[${cycle.read<Counter>("counted")?.pods.join(" ") ?? ""}]`); return undefined; },
    }, state, pod("p"), n1);
    t.expect({ status: shown(status), seen, after: state.read<Counter>("counted")?.pods, onNode: n1.pods.length }, { en: "One pod is nominated; the PreFilter extension notes it in the state. What the state holds in each round, what afterwards, and how many pods are on the node", zh: "提名了一个 Pod，PreFilter 扩展把它记进 state。每一轮看到的 state、之后的 state，以及节点上的 Pod 数" })
      .toEqual({ status: "Success", seen: ["[nominated]", "[]"], after: [], onNode: 0 });
  });

  lab.test("filter.post", { en: "PostFilter: the first plugin that makes room is the last that is asked", zh: "PostFilter：第一个腾出地方的插件之后不再问别人" }, async (t) => {
    const log = logOf(t);
    const diagnosis: Diagnosis = { nodeToStatus: new Map(), unschedulablePlugins: new Set(), pendingPlugins: new Set(), preFilterMsg: "", postFilterMsg: "" };
    const run = async (...answers: PostFilterReturn[]) => {
      log.clear();
      const { status, nominatingInfo } = await t.student.post_filter.runPostFilterPlugins(answers.map((answer, i) => log.recorded({ name: `P${i + 1}`, postFilter: () => Promise.resolve(answer) })), new MapCycleState(), pod("p"), diagnosis);
      return { status: shown(status), asked: log.calls.length, nominated: nominatingInfo?.nominatedNodeName ?? "nothing" };
    };
    const override = (nominatedNodeName: string) => ({ nominatingInfo: { nominatedNodeName, nominatingMode: "override" as const } });
    t.expect(await run({ status: says("Unschedulable", "no victims") }, { status: says("Success"), ...override("n1") }, { status: says("Unschedulable") }), { en: "The first finds nothing, the second makes room on n1, there is a third", zh: "第一个没办法，第二个在 n1 腾出地方，还有第三个" }).toEqual({ status: "Success of nobody: ", asked: 2, nominated: "n1" });
    t.expect(await run({ status: says("Unschedulable", "one") }, { status: says("Unschedulable", "two"), ...override("") }), { en: "Neither finds anything; the second takes a nomination back", zh: "都没办法；第二个撤回提名" }).toEqual({ status: "Unschedulable of P1: one, two", asked: 2, nominated: "" });
    t.expect(await run({ status: says("UnschedulableAndUnresolvable", "hopeless") }, { status: says("Success") }), { en: "The first says that nothing can help", zh: "第一个说没有任何办法" }).toEqual({ status: "UnschedulableAndUnresolvable of P1: hopeless", asked: 1, nominated: "nothing" });
  });

  lab.test("filter.pre-score", { en: "A plugin whose PreScore skips does not score; a refusal here is an error", zh: "PreScore 返回 Skip 的插件不打分；这里的拒绝是错误" }, (t) => {
    const state = new MapCycleState();
    const plugin = (name: string, status?: PluginStatus) => ({ name, preScore: () => status });
    const run = (...plugins: ReturnType<typeof plugin>[]) => shown(t.student.pre_score.runPreScorePlugins(plugins, state, pod("p"), nodes("n1")));
    t.expect({ status: run(plugin("Image", says("Skip")), plugin("Fit")), skipped: [...state.skipScorePlugins] }, { en: "Image says Skip, Fit nothing. The status, and state.skipScorePlugins", zh: "Image 说 Skip，Fit 什么也不说。状态，以及 state.skipScorePlugins" }).toEqual({ status: "Success", skipped: ["Image"] });
    t.expect(run(plugin("Fit", says("Unschedulable", "no"))), { en: "Fit refuses", zh: "Fit 拒绝" }).toBe('Error of Fit: running PreScore plugin "Fit": no');
  });
}
