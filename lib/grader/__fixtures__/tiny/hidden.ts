import { suite } from "../../harness/api";
import type * as counter from "./solution/counter";

export default suite<{ counter: typeof counter }>(({ group, test }) => {
  group("late", { en: "Later", zh: "延后" }, () => {
    test("hidden.many", { en: "Counts far", zh: "数得很远" }, (t) => {
      const counter = new t.student.counter.Counter(t.sim().clock);
      for (let i = 1; i < 1000; i++) counter.next();
      t.expect(counter.next(), { en: "the thousandth secret number", zh: "第一千个秘密数" }).toBe(1000);
    });
  });
});
