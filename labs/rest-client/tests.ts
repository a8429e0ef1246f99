import { suite } from "@/lib/grader/harness/api";
import { addressTests } from "./behaviours/address";
import { clientTests } from "./behaviours/clients";
import { sendTests } from "./behaviours/send";
import type { Modules } from "./behaviours/student";
import { watchTests } from "./behaviours/watch";

export default suite<Modules>((lab) => {
  lab.group("address", { en: "Stage 1: the address", zh: "阶段 1：地址" }, () => addressTests(lab));
  lab.group("send", { en: "Stage 2: there and back", zh: "阶段 2：一来一回" }, () => sendTests(lab));
  lab.group("watch", { en: "Stage 3: the stream", zh: "阶段 3：事件流" }, () => watchTests(lab));
  lab.group("clients", { en: "Stage 4: the clients", zh: "阶段 4：四种客户端" }, () => clientTests(lab));
});
