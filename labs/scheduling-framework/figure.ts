import { Simulation, type Trace } from "@/lib/sim";
import { schedule, type ScenarioAction } from "@/lib/sim/scenario";
import type { FrameworkPlugin, Pod, WaitingPod } from "@reconcile/api";
import { pod, SchedulerScene } from "./behaviours/scene";
import * as framework from "./solution/framework";
import * as scheduleOne from "./solution/schedule_one";
import * as scheduler from "./solution/scheduler";

const is = (one: Pod, what: string): boolean => one.metadata?.name?.startsWith(what) ?? false;

/** What the figure's plugins say depends on the pod's name, so that a reader sees each way through. */
function plugins(wait: (ms: number) => Promise<void>): FrameworkPlugin[] {
  return [
    {
      name: "Zone",
      preFilter: (_state, one) => (is(one, "zonal") ? { result: { nodeNames: new Set(["n2", "n3"]) } } : { status: { code: "Skip", reasons: [] } }),
      filter: () => undefined,
    },
    {
      name: "Fit", filter: (_state, one) => (is(one, "big") ? { code: "Unschedulable", reasons: ["Insufficient cpu"] } : undefined),
      preScore: () => undefined, score: (_state, _pod, { name }) => ({ n1: 20, n2: 60, n3: 40 } as Record<string, number>)[name] ?? 0,
    },
    { name: "Preemption", postFilter: () => Promise.resolve({ status: { code: "Unschedulable", reasons: ["preemption is not helpful"] } }) },
    { name: "Volumes", reserve: () => undefined, unreserve: () => {}, preBind: async () => { await wait(600); return undefined; } },
    { name: "Quota", reserve: () => undefined, unreserve: () => {}, permit: (_state, one) => (is(one, "group") ? { status: { code: "Wait", reasons: [] }, timeout: 4_000 } : undefined) },
    { name: "Binder", bind: async (_state, one) => { await wait(300); return is(one, "unlucky") ? { code: "Error", reasons: ["conflict"] } : undefined; } },
    { name: "Events", postBind: () => {} },
  ];
}

/**
 * Runs the reference's framework and cycles with a reader's actions, and returns the trace.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function runFramework(actions: readonly ScenarioAction[], until: number, settled: () => Promise<void>): Promise<Trace> {
  const sim = new Simulation({ seed: 7, drain: settled });
  const wait = (ms: number) => new Promise<void>((resolve) => sim.at(sim.now + ms, resolve));
  const scene = new SchedulerScene({ sim: () => sim, student: { framework, scheduler, schedule_one: scheduleOne } }, plugins(wait), { names: ["n1", "n2", "n3"] });
  let pods = 0;
  const waiting = (answer: (one: WaitingPod) => void) => { scene.framework.iterateOverWaitingPods(answer); scene.show(); };
  const deeds: Readonly<Record<string, () => void>> = {
    allow: () => waiting((one) => one.allow("Quota")),
    reject: () => waiting((one) => one.reject("Quota", "over quota")),
  };
  schedule(sim, ["scheduler"], actions, ({ id }) => {
    const known = deeds[id];
    if (known !== undefined) known();
    else scene.create(pod(`${id}-${++pods}`));
  });
  await sim.run({ until });
  return sim.trace();
}

const deed = (at: number, id: string): ScenarioAction => ({ at, kind: "custom", id });

/** What happens in the lesson's stories. */
export const figureActions = {
  through: [deed(500, "plain")],
  narrow: [deed(500, "zonal")],
  nowhere: [deed(500, "big")],
  permit: [deed(500, "group"), deed(1_000, "plain"), deed(3_000, "allow")],
  undone: [deed(500, "unlucky")],
} satisfies Record<string, readonly ScenarioAction[]>;
