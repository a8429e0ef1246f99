import type { Diagnosis, PluginStatus } from "@reconcile/api";
import { newStatus } from "../starter/status";
import type { Builder } from "./student";

/** Statuses of nodes, each so many times. */
function diagnosis(statuses: readonly (readonly [number, PluginStatus])[], more: Partial<Diagnosis> = {}): Diagnosis {
  const list = statuses.flatMap(([count, status]) => Array.from({ length: count }, () => status));
  return {
    nodeToStatus: new Map(list.map((status, i) => [`node-${i}`, status])), unschedulablePlugins: new Set(), pendingPlugins: new Set(), preFilterMsg: "", postFilterMsg: "", ...more,
  };
}

const taint = newStatus("UnschedulableAndUnresolvable", "node(s) had untolerated taint(s)");

export function messageTests(lab: Builder): void {
  lab.test("choose.message", { en: "The message counts of how many nodes each reason is true", zh: "消息统计每个原因对多少个节点成立" }, (t) => {
    t.expect(t.student.fit_error.fitErrorMessage(5, diagnosis([[3, newStatus("Unschedulable", "Insufficient cpu")], [2, taint]])), {
      en: "Of 5 nodes, 3 are short of CPU and 2 have a taint",
      zh: "5 个节点里，3 个 CPU 不足，2 个有污点",
    }).toBe("0/5 nodes are available: 2 node(s) had untolerated taint(s), 3 Insufficient cpu.");
  });

  lab.test("choose.message-every-reason", { en: "A node that lacks two things counts for both", zh: "缺两样东西的节点，两个原因都算" }, (t) => {
    t.expect(t.student.fit_error.fitErrorMessage(3, diagnosis([[2, newStatus("Unschedulable", "Insufficient cpu", "Insufficient memory")], [1, newStatus("Unschedulable", "Insufficient memory")]])), {
      en: "2 nodes are short of CPU and memory, 1 of memory only: the numbers need not add up to 3",
      zh: "2 个节点 CPU 和内存都不足，1 个只缺内存：这些数字加起来不必等于 3",
    }).toBe("0/3 nodes are available: 2 Insufficient cpu, 3 Insufficient memory.");
  });

  lab.test("choose.message-order", { en: "Reasons are sorted as text, number and all", zh: "各原因连同数字一起，按文本排序" }, (t) => {
    t.expect(t.student.fit_error.fitErrorMessage(17, diagnosis([[3, newStatus("Unschedulable", "Insufficient cpu")], [10, taint], [2, newStatus("UnschedulableAndUnresolvable", "node(s) were unschedulable")], [2, newStatus("Unschedulable", "Too many pods")]])), {
      en: "10 nodes have a taint, 3 are short of CPU, 2 are cordoned, 2 are full. Upstream sorts the parts of the message as strings, by code units: 10 comes before 2, and T before n",
      zh: "10 个节点有污点，3 个 CPU 不足，2 个被 cordon，2 个 Pod 数已满。上游把各部分当作字符串、按字符编码排序：10 排在 2 前面，T 排在 n 前面",
    }).toBe("0/17 nodes are available: 10 node(s) had untolerated taint(s), 2 Too many pods, 2 node(s) were unschedulable, 3 Insufficient cpu.");
  });

  lab.test("choose.message-prefilter", { en: "If PreFilter refused the pod, its reason stands alone", zh: "如果是 PreFilter 拒绝的，只写它的原因" }, (t) => {
    const missing = newStatus("UnschedulableAndUnresolvable", 'persistentvolumeclaim "data" not found');
    t.expect(t.student.fit_error.fitErrorMessage(4, diagnosis([[4, missing]], { preFilterMsg: 'persistentvolumeclaim "data" not found' })), {
      en: "PreFilter refused; all 4 nodes carry its status, which must not be told a second time",
      zh: "PreFilter 拒绝了；4 个节点都带着它的状态，不能再说一遍",
    }).toBe('0/4 nodes are available: persistentvolumeclaim "data" not found.');
  });

  lab.test("choose.message-absent", { en: "Nodes that were never looked at count as well", zh: "没有看过的节点也要计入" }, (t) => {
    const named = newStatus("UnschedulableAndUnresolvable", "node(s) didn't satisfy plugin(s) [NodeAffinity]");
    t.expect(t.student.fit_error.fitErrorMessage(5, diagnosis([[1, newStatus("Unschedulable", "Insufficient cpu")]], { absentNodesStatus: named })), {
      en: "A DaemonSet's pod names one node, and that is short of CPU. The other 4 are not in nodeToStatus; absentNodesStatus says why",
      zh: "DaemonSet 的 Pod 指定了一个节点，而它 CPU 不足。另外 4 个不在 nodeToStatus 里，原因写在 absentNodesStatus 里",
    }).toBe("0/5 nodes are available: 1 Insufficient cpu, 4 node(s) didn't satisfy plugin(s) [NodeAffinity].");
    t.expect(t.student.fit_error.fitErrorMessage(1, diagnosis([[1, newStatus("Unschedulable", "Insufficient cpu")]], { absentNodesStatus: named })), {
      en: "The same in a cluster of that one node: no node is absent, and a reason that is true of 0 nodes is none",
      zh: "同样的情形，但集群里只有这一个节点：没有不在其中的节点，对 0 个节点成立的原因不写",
    }).toBe("0/1 nodes are available: 1 Insufficient cpu.");
  });

  lab.test("choose.message-postfilter", { en: "What preemption has to say comes last", zh: "抢占的结果放在最后" }, (t) => {
    const postFilterMsg = "preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.";
    t.expect(t.student.fit_error.fitErrorMessage(2, diagnosis([[2, taint]], { postFilterMsg })), { en: "With a postFilterMsg, which has its own full stop", zh: "带有 postFilterMsg（它自带句号）" })
      .toBe(`0/2 nodes are available: 2 node(s) had untolerated taint(s). ${postFilterMsg}`);
    t.expect(t.student.fit_error.fitErrorMessage(2, diagnosis([[2, taint]], { preFilterMsg: "the claim is lost", postFilterMsg })), { en: "With a preFilterMsg and a postFilterMsg", zh: "preFilterMsg 和 postFilterMsg 都有" })
      .toBe(`0/2 nodes are available: the claim is lost. ${postFilterMsg}`);
  });
}
