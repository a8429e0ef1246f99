import { suite } from "@/lib/grader/harness/api";
import { indexTests } from "./behaviours/key-index";
import { leaseTests } from "./behaviours/lease";
import { storeTests } from "./behaviours/store";
import type { Modules } from "./behaviours/student";
import { txnTests } from "./behaviours/txn";
import { watchTests } from "./behaviours/watch";

export default suite<Modules>((lab) => {
  lab.group("index", { en: "Stage 1: the index of a key", zh: "阶段 1：一个 key 的索引" }, () => indexTests(lab));
  lab.group("store", { en: "Stage 2: the store", zh: "阶段 2：store" }, () => storeTests(lab));
  lab.group("txn", { en: "Stage 3: transactions", zh: "阶段 3：事务" }, () => txnTests(lab));
  lab.group("watch", { en: "Stage 4: watches", zh: "阶段 4：watch" }, () => watchTests(lab));
  lab.group("lease", { en: "Stage 5: leases", zh: "阶段 5：租约" }, () => leaseTests(lab));
});
