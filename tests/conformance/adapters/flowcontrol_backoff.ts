import { Backoff } from "@/labs/api";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { simulation } from "./simulated";

const id = "key";

/** Op traces on one key of a Backoff. Times in seconds. */
export const flowcontrolBackoff: Adapter = async (testCase) => {
  const sim = simulation();
  const { clock } = sim;
  const fields = new Fields(testCase, "case");
  const backoff = new Backoff({ clock, initial: fields.number("defaultS") * 1000, max: fields.number("maxS") * 1000 });
  for (const step of fields.list("steps")) {
    switch (step.string("op")) {
      case "step": await sim.advance(step.number("s") * 1000); break;
      case "next": backoff.next(id, clock.now()); break;
      case "reset": backoff.reset(id); break;
      case "gc": backoff.gc(); break;
      case "get": step.equal(backoff.get(id), step.number("expectS") * 1000, "get"); break;
      case "has": step.equal(backoff.get(id) > 0, step.boolean("expect"), "has"); break;
      case "isInBackOffSince":
        step.equal(backoff.isInBackOffSince(id, clock.now() - step.number("eventAgoS") * 1000), step.boolean("expect"), "isInBackOffSince");
        break;
      case "isInBackOffSinceUpdate": step.equal(backoff.isInBackOffSinceUpdate(id, clock.now()), step.boolean("expect"), "isInBackOffSinceUpdate"); break;
      default: step.unknown("op");
    }
    step.finish();
  }
  fields.finish();
};
