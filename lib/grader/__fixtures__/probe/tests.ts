import { suite } from "../../harness/api";

interface Modules {
  probe: { run(world: unknown): unknown };
}

export default suite<Modules>(({ group, test }) => {
  group("g", { en: "Group", zh: "组" }, () => {
    test("value", { en: "Returns ok", zh: "返回 ok" }, async (t) => {
      const sim = t.sim();
      t.expect(await t.student.probe.run({ clock: sim.clock, callback: () => t.expect(1, { en: "callback", zh: "回调" }).toBe(2) }), { en: "result", zh: "结果" }).toEqual("ok");
    });
    test("driven", { en: "Returns ok while time passes", zh: "时间流逝时返回 ok" }, async (t) => {
      const sim = t.sim();
      t.expect(await sim.drive(async () => t.student.probe.run({ clock: sim.clock, callback: () => undefined })), { en: "result", zh: "结果" }).toEqual("ok");
    });
  });
});
