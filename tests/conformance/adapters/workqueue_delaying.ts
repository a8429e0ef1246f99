import { DelayingQueue } from "@/labs/workqueue/solution/delaying";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Call, simulation } from "./simulated";

/** Op traces on the delaying queue with a clock that the steps move. */
export const workqueueDelaying: Adapter = async (testCase) => {
  const sim = simulation();
  const queue = new DelayingQueue<string>({ clock: sim.clock });

  for (const step of new Fields(testCase, "case").list("steps")) {
    switch (step.string("op")) {
      case "add": queue.add(step.string("item")); break;
      case "addAfter": queue.addAfter(step.string("item"), step.number("ms")); break;
      case "done": queue.done(step.string("item")); break;
      case "step": await sim.advance(step.number("ms")); break;
      case "shutDown": queue.shutDown(); break;
      case "len": step.equal(queue.len(), step.number("expect"), "len"); break;
      case "get": {
        const call = new Call(queue.get());
        await sim.advance(0);
        step.equal(call.value.item, step.string("expect"), "the item");
        break;
      }
      default: step.unknown("op");
    }
    step.finish();
  }
};
