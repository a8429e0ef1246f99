import type { GetResult } from "@/labs/api";
import { Queue } from "@/labs/workqueue/solution/queue";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Call, simulation } from "./simulated";

/** Op traces on the plain queue. A step may name a worker, whose call then blocks until a later step says that it resumed. */
export const workqueueQueue: Adapter = async (testCase) => {
  const sim = simulation();
  const queue = new Queue<string>({ clock: sim.clock });
  const gets = new Map<string, Call<GetResult<string>>>();
  const shutdowns = new Map<string, Call<void>>();
  const settle = () => sim.advance(0);

  for (const step of new Fields(testCase, "case").list("steps")) {
    const worker = step.has("worker") ? step.string("worker") : "";
    const op = step.string("op");
    switch (op) {
      case "add": queue.add(step.string("item")); break;
      case "done": queue.done(step.string("item")); break;
      case "len": step.equal(queue.len(), step.number("expect"), "len"); break;
      case "get":
      case "getAfterShutdown": {
        const call = new Call(queue.get());
        await settle();
        gets.set(worker, call);
        step.equal(call.blocked, step.has("blocks") && step.boolean("blocks"), "get blocks");
        if (!call.blocked) expectGot(step, call.value);
        break;
      }
      case "shutDown":
      case "shutDownWithDrain": {
        const call = new Call(op === "shutDown" ? Promise.resolve(queue.shutDown()) : queue.shutDownWithDrain());
        await settle();
        shutdowns.set(worker, call);
        if (step.has("blocks")) step.equal(call.blocked, step.boolean("blocks"), `${op} blocks`);
        break;
      }
      case "stillBlocked":
        await settle();
        step.equal((shutdowns.get(worker) ?? gets.get(worker))?.blocked, true, `worker ${worker} is blocked`);
        break;
      case "resumed": {
        await settle();
        const shutdown = shutdowns.get(worker);
        const get = gets.get(worker);
        step.equal((shutdown ?? get)?.blocked, false, `worker ${worker} is blocked`);
        if (shutdown === undefined && get !== undefined) expectGot(step, get.value);
        break;
      }
      case "waitShuttingDown":
        await settle();
        step.equal(queue.shuttingDown(), true, "shuttingDown");
        break;
      default: step.unknown("op");
    }
    step.finish();
  }
};

function expectGot(step: Fields, got: GetResult<string>): void {
  if (step.has("shutdown")) step.equal(got.shutdown, step.boolean("shutdown"), "shutdown");
  if (step.has("expect")) step.equal(got.item, step.string("expect"), "the item");
}
