import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import type { Code, PermitReturn, PluginStatus, ReservePlugin } from "@reconcile/api";
import { CallLog } from "./call-log";
import { pod } from "./scene";
import type { Builder, Context } from "./student";

const says = (code: Code, ...reasons: string[]): PluginStatus => ({ code, reasons });
const shown = (status: PluginStatus | undefined) => (status === undefined ? "Success" : `${status.code} of ${status.plugin ?? "nobody"}: ${status.reasons.join(", ")}`);
const state = () => new MapCycleState();

/** A pod that may be waiting, in a process of its own. */
function permitScene(t: Context) {
  const sim = t.sim();
  const waitingPods = new t.student.waiting_pods.WaitingPodsMap();
  const pending = () => [...(waitingPods.get("p")?.pendingPlugins ?? [])];
  const host = sim.spawn("scheduler", ({ clock }) => ({ start() {}, clock }), { observe: () => ({ waiting: pending() }) });
  const { clock } = host.component!;
  let answer = "not asked";
  return {
    sim, waitingPods, pending,
    permit: (...answers: readonly (PermitReturn | undefined)[]) => {
      const plugins = answers.map((said, i) => ({ name: `P${i + 1}`, permit: () => said }));
      const status = t.student.permit.runPermitPlugins(plugins, clock, waitingPods, state(), pod("p"), "n1");
      host.observe();
      return shown(status);
    },
    /** Begins to wait for the answer. */
    wait: () => {
      answer = "waiting";
      t.student.permit.waitOnPermit(waitingPods, pod("p")).then((status) => { answer = shown(status); sim.note(answer); }, (error: unknown) => sim.reportUnhandled(error));
    },
    now: async (ms = 0) => { await sim.advance(ms); host.observe(); return answer; },
  };
}

export function reservingTests(lab: Builder): void {
  const reserve = (name: string, status?: PluginStatus): ReservePlugin => ({ name, reserve: () => status, unreserve: () => {} });

  lab.test("reserve.stops", { en: "The first plugin that cannot reserve ends it", zh: "遇到第一个无法预留的插件就终止" }, (t) => {
    const log = new CallLog(t.sim());
    const plugins = [reserve("A"), reserve("B", says("Unschedulable", "taken")), reserve("C")].map((one) => log.recorded(one));
    t.expect({ status: shown(t.student.reserve.runReservePluginsReserve(plugins, state(), pod("p"), "n1")), calls: log.lines() }, { en: "B cannot", zh: "B 做不到" }).toEqual({ status: "Unschedulable of B: taken", calls: ["reserve A on n1", "reserve B on n1"] });
  });

  lab.test("reserve.reverse", { en: "Unreserve goes backwards, through all plugins", zh: "Unreserve 倒序进行，每个插件都要调用" }, (t) => {
    const log = new CallLog(t.sim());
    const plugins = ["A", "B", "C"].map((name) => log.recorded(reserve(name)));
    t.student.reserve.runReservePluginsUnreserve(plugins, state(), pod("p"), "n1");
    t.expect(log.lines(), { en: "Three Reserve plugins", zh: "三个 Reserve 插件" }).toEqual(["unreserve C on n1", "unreserve B on n1", "unreserve A on n1"]);
    t.expect(plugins.map(({ name }) => name), { en: "The list that was handed over stays as it is", zh: "传入的列表保持原样" }).toEqual(["A", "B", "C"]);
  });

  lab.test("permit.answers", { en: "Permit: nobody waits unless a plugin asks for it, and one no is enough", zh: "Permit：没有插件要求就不等；一个拒绝就够了" }, async (t) => {
    const scene = permitScene(t);
    t.expect([scene.permit(undefined, {}), ...scene.pending()], { en: "Two plugins that agree: the status, and who is waited for", zh: "两个插件都同意：状态，以及在等谁" }).toEqual(["Success"]);
    scene.wait();
    t.expect(await scene.now(), { en: "waitOnPermit for a pod that does not wait", zh: "对不在等待的 Pod 调用 waitOnPermit" }).toBe("Success");
    t.expect([scene.permit({ status: says("Wait"), timeout: 1000 }, { status: says("Unschedulable", "quota") }, undefined), ...scene.pending()], { en: "The first says Wait, the second no: the status, and who is waited for", zh: "第一个说 Wait，第二个拒绝：状态，以及在等谁" }).toEqual(["Unschedulable of P2: quota"]);
  });

  lab.test("permit.allow", { en: "A pod goes on when all who asked for time have allowed it", zh: "所有要求等待的插件都放行，Pod 才继续" }, async (t) => {
    const scene = permitScene(t);
    t.expect([scene.permit({ status: says("Wait"), timeout: 60_000 }, undefined, { status: says("Wait"), timeout: 60_000 }).split(" ")[0], ...scene.pending()], { en: "P1 and P3 say Wait: the code, and who is waited for", zh: "P1 和 P3 说 Wait：code，以及在等谁" }).toEqual(["Wait", "P1", "P3"]);
    scene.wait();
    scene.waitingPods.get("p")?.allow("P1");
    t.expect([await scene.now(), ...scene.pending()], { en: "P1 has allowed it", zh: "P1 已放行" }).toEqual(["waiting", "P3"]);
    scene.waitingPods.get("p")?.allow("P2");
    t.expect(await scene.now(), { en: "P2, which nobody waits for, allows it", zh: "没人在等的 P2 也来放行" }).toBe("waiting");
    const waiting = scene.waitingPods.get("p");
    waiting?.allow("P3");
    t.expect([await scene.now(), scene.waitingPods.get("p") === undefined], { en: "P3 has, too. The answer, and whether the pod is among the waiting ones no more", zh: "P3 也放行了。答案，以及 Pod 是否已不在等待之列" }).toEqual(["Success", true]);
    t.expect(await scene.now(120_000), { en: "Two minutes later the time-outs, which are void", zh: "两分钟后，超时已失效" }).toBe("Success");
  });

  lab.test("permit.reject", { en: "One rejection is enough, also after others have allowed", zh: "一个拒绝就够了，哪怕别人已经放行" }, async (t) => {
    const scene = permitScene(t);
    scene.permit({ status: says("Wait"), timeout: 60_000 }, { status: says("Wait"), timeout: 60_000 });
    scene.wait();
    scene.waitingPods.get("p")?.allow("P1");
    scene.waitingPods.get("p")?.reject("P2", "the group is too small");
    t.expect(await scene.now(), { en: "P1 allows, P2 rejects", zh: "P1 放行，P2 拒绝" }).toBe("Unschedulable of P2: the group is too small");
  });

  lab.test("permit.early", { en: "An answer that comes before anybody waits is not lost", zh: "还没人等时就来的答案不会丢" }, async (t) => {
    const scene = permitScene(t);
    scene.permit({ status: says("Wait"), timeout: 60_000 });
    scene.waitingPods.get("p")?.reject("P1", "no");
    await scene.now(1_000);
    scene.wait();
    t.expect(await scene.now(), { en: "Rejected at once; waitOnPermit is called a second later", zh: "立刻被拒绝，一秒之后才调用 waitOnPermit" }).toBe("Unschedulable of P1: no");
  });

  lab.test("permit.timeout", { en: "Each plugin has its own time-out, and the first rejects", zh: "每个插件各有超时，最先到的就拒绝" }, async (t) => {
    const scene = permitScene(t);
    scene.permit({ status: says("Wait"), timeout: 5_000 }, { status: says("Wait"), timeout: 2_000 });
    scene.wait();
    t.expect(await scene.now(1_900), { en: "5 s for P1, 2 s for P2; 1.9 s have passed", zh: "P1 是 5 秒，P2 是 2 秒；过了 1.9 秒" }).toBe("waiting");
    t.expect((await scene.now(200)).split(":")[0], { en: "2.1 s have passed", zh: "过了 2.1 秒" }).toBe("Unschedulable of P2");
  });

  lab.test("permit.cap", { en: "Nobody waits for longer than 15 minutes", zh: "等待不超过 15 分钟" }, async (t) => {
    const scene = permitScene(t);
    scene.permit({ status: says("Wait"), timeout: 86_400_000 });
    scene.wait();
    t.expect(await scene.now(899_000), { en: "The plugin asks for a day; 899 s have passed", zh: "插件要求一天；过了 899 秒" }).toBe("waiting");
    t.expect((await scene.now(2_000)).split(":")[0], { en: "901 s have passed", zh: "过了 901 秒" }).toBe("Unschedulable of P1");
  });

  lab.test("bind.first", { en: "The first Bind plugin that does not skip has the pod", zh: "第一个不 Skip 的 Bind 插件负责绑定" }, async (t) => {
    const log = new CallLog(t.sim());
    const run = async (...statuses: (PluginStatus | undefined)[]) => {
      log.clear();
      const plugins = statuses.map((status, i) => log.recorded({ name: `B${i + 1}`, bind: () => Promise.resolve(status) }));
      return [shown(await t.student.bind.runBindPlugins(plugins, state(), pod("p"), "n1")), ...log.lines()];
    };
    t.expect(await run(says("Skip"), undefined, undefined), { en: "B1 skips, B2 binds, there is a B3", zh: "B1 Skip，B2 绑定，还有 B3" }).toEqual(["Success", "bind B1 on n1", "bind B2 on n1"]);
    t.expect(await run(says("Error", "conflict"), undefined), { en: "B1 fails: nobody else may try", zh: "B1 失败：不能换别人再试" }).toEqual(['Error of B1: running Bind plugin "B1": conflict', "bind B1 on n1"]);
    t.expect((await run(says("Skip")))[0]?.split(" ")[0], { en: "All skip", zh: "全都 Skip" }).toBe("Skip");
  });

  lab.test("bind.pre", { en: "PreBind: who has nothing to do is left out, the first failure ends it", zh: "PreBind：无事可做的不调用，第一个失败就终止" }, async (t) => {
    const log = new CallLog(t.sim());
    const cycle = state();
    const plugin = (name: string, flight?: Code, status?: PluginStatus) => log.recorded({ name, preBindPreFlight: () => (flight === undefined ? undefined : { status: says(flight) }), preBind: () => Promise.resolve(status) });
    const status = await t.student.bind.runPreBindPlugins([plugin("Idle", "Skip"), plugin("Attach"), plugin("Claim", "Success", says("Error", "gone")), plugin("Last")], cycle, pod("p"), "n1");
    t.expect({ status: shown(status), calls: log.lines("preBind"), skipped: [...cycle.skipPreBindPlugins] }, { en: "Idle's pre-flight says Skip, Claim's PreBind fails", zh: "Idle 的 preBindPreFlight 说 Skip，Claim 的 PreBind 失败" }).toEqual({ status: 'Error of Claim: running PreBind plugin "Claim": gone', calls: ["preBind Attach on n1", "preBind Claim on n1"], skipped: ["Idle"] });
  });
}
