import { suite } from "../../harness/api";

export default suite<{ probe: { run(world: unknown): unknown } }>(({ group, test }) => {
  group("g", { en: "Group", zh: "组" }, () => {
    test("hidden", { en: "Hidden", zh: "隐藏" }, async (t) => {
      const secret = "the secret of the hidden test";
      const world = { secret, callback: () => secret };
      t.expect(await t.student.probe.run(world), { en: secret, zh: secret }).toEqual("ok");
    });
  });
});
