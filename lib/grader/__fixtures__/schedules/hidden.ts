import { suite } from "../../harness/api";
import { remembers, type Modules } from "./tests";

export default suite<Modules>(({ group, test }) => {
  group("lasts", { en: "Lasts", zh: "持久" }, () => {
    test("hidden", { en: "Under other faults", zh: "在其他故障下" }, (t) => remembers(t, 30));
  });
});
