import { numFeasibleNodesToFind } from "@/labs/scheduler/solution/feasible_nodes";
import { HostPorts } from "@/labs/scheduler/framework/host_ports";
import { defaultNormalizeScore } from "@/labs/scheduler/solution/normalize_score";
import { selectHost } from "@/labs/scheduler/solution/select_host";
import type { QueuedPodInfo } from "@/labs/api";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { PrioritySort } from "@/labs/scheduler/plugins/priority_sort";
import { backoffDuration } from "@/labs/scheduling-queue/solution/backoff_queue";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { simulation } from "./simulated";

/** Small functions of the scheduler. */
export const schedMisc: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  switch (fields.string("op")) {
    case "numFeasibleNodesToFind":
      fields.equal(numFeasibleNodesToFind(fields.number("percentageOfNodesToScore"), fields.number("numAllNodes")), fields.number("expected"), "nodes");
      break;
    case "selectHost": expectHost(fields); break;
    case "defaultNormalizeScore": {
      const scores = fields.json<number[]>("scores").map((score, i) => ({ name: `node${i}`, score }));
      defaultNormalizeScore(fields.number("maxPriority"), fields.boolean("reverse"), scores);
      fields.equal(scores.map(({ score }) => score), fields.json("expected"), "scores");
      break;
    }
    case "hostPortConflict": {
      const ports = new HostPorts();
      for (const used of fields.list("used")) ports.add(used.string("ip"), used.string("protocol"), used.number("port"));
      const check = fields.object("check");
      fields.equal(ports.checkConflict(check.string("ip"), check.string("protocol"), check.number("port")), fields.boolean("conflict"), "conflict");
      break;
    }
    case "podBackoff":
      fields.equal(backoffDuration(fields.number("attempts"), fields.number("initialMs"), fields.number("maxMs")), fields.number("expectedMs"), "backoff");
      break;
    case "queueSortLess":
      fields.equal(new PrioritySort().less(queued(fields.object("p1")), queued(fields.object("p2"))), fields.boolean("less"), "less");
      break;
    default: fields.unknown("op");
  }
  fields.finish();
};

function queued(fields: Fields): QueuedPodInfo {
  const info: QueuedPodInfo = {
    podInfo: new ParsedPodInfo({ spec: { containers: [], priority: fields.number("priority") } }), timestamp: fields.number("timestamp"),
    attempts: 0, backoffExpiration: undefined, unschedulableCount: 0, consecutiveErrorsCount: 0, initialAttemptTimestamp: undefined,
    unschedulablePlugins: new Set(), pendingPlugins: new Set(), gatingPlugin: undefined, gatingPluginEvents: [],
  };
  fields.finish();
  return info;
}

/** Chosen a thousand times: never another than the best, and each of the best at times. */
function expectHost(fields: Fields): void {
  const scores = fields.json<{ name: string; score: number }[]>("scores").map(({ name, score }) => ({ name, totalScore: score }));
  const anyOf = fields.json<string[]>("anyOf");
  const { random } = simulation();
  if (fields.boolean("error")) {
    let failed = false;
    try { selectHost(scores, random); } catch { failed = true; }
    fields.equal(failed, true, "selectHost fails");
    return;
  }
  const chosen = new Set(Array.from({ length: 1000 }, () => selectHost(scores, random)));
  fields.equal([...chosen].sort(), [...anyOf].sort(), "chosen");
}
