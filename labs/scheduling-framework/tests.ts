import { suite } from "@/lib/grader/harness/api";
import { cycleTests } from "./behaviours/cycles";
import { extenderTests } from "./behaviours/extending";
import { filteringTests } from "./behaviours/filtering";
import { reservingTests } from "./behaviours/reserving";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("filter", { en: "Stage 1: who says no", zh: "阶段 1：谁说不" }, () => filteringTests(lab));
  lab.group("reserve", { en: "Stage 2: reserve, permit, bind", zh: "阶段 2：预留、许可、绑定" }, () => reservingTests(lab));
  lab.group("cycle", { en: "Stage 3: the two cycles", zh: "阶段 3：两个周期" }, () => cycleTests(lab));
  lab.group("extender", { en: "Stage 4: the same from outside", zh: "阶段 4：从外面做同样的事" }, () => extenderTests(lab));
});
