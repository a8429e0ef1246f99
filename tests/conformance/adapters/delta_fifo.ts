import type { Deltas, DeletedFinalStateUnknown } from "@/labs/api";
import { observeInformer } from "@/labs/informer/observe";
import { ResyncDeltaFIFO } from "@/labs/resync/solution/resync_delta_fifo";
import { Fields } from "../fields";
import type { Adapter } from "../types";
import { Call, simulation } from "./simulated";

/** Upstream's test object. */
interface Item {
  readonly key: string;
  readonly val: number;
}

/** Op traces on the queue of an informer. What the store knows does not change during a trace. */
export const deltaFifo: Adapter = async (testCase) => {
  const sim = simulation();
  const fields = new Fields(testCase, "case");
  const known = fields.json("known") === null ? undefined : new Map(fields.list("known").map(itemOf).map((item) => [item.key, item]));
  const queue = new ResyncDeltaFIFO<Item>({
    keyFunc: ({ key }) => key, emitDeltaTypeReplaced: fields.has("emitReplaced") && fields.boolean("emitReplaced"),
    ...(known === undefined ? {} : { knownObjects: { listKeys: () => [...known.keys()], getByKey: (key) => known.get(key) } }),
  });
  /** A pop that waits is not made a second time: it takes what comes next. */
  let waiting: Call<Deltas<Item> | undefined> | undefined;
  const pop = async () => {
    const call = waiting ?? new Call(queue.pop(() => {}));
    await sim.advance(0);
    waiting = call.blocked ? call : undefined;
    return call;
  };

  for (const step of fields.list("steps")) {
    switch (step.string("op")) {
      case "add": queue.add(itemOf(step.object("obj"))); break;
      case "update": queue.update(itemOf(step.object("obj"))); break;
      case "delete": queue.delete(objectOf(step.object("obj"))); break;
      case "replace": queue.replace(step.list("objs").map(itemOf), "0"); break;
      case "resync": queue.resync(); break;
      case "hasSynced": step.equal(queue.hasSynced(), step.boolean("expect"), "hasSynced"); break;
      case "listKeys": step.equal(observeInformer(queue).queue?.map(({ key }) => key).sort(), step.json<string[]>("expect").toSorted(), "the keys"); break;
      case "empty": step.equal((await pop()).blocked, true, "pop blocks"); break;
      case "pop": {
        const deltas = (await pop()).value ?? [];
        if (step.has("deltas")) step.equal(deltas.map(({ type, object }) => [type, object]), step.json<[string, object][]>("deltas").map(deltaOf), "the deltas");
        if (step.has("newest")) step.equal(deltas.at(-1)?.object, objectOf(step.object("newest")), "the newest object");
        break;
      }
      default: step.unknown("op");
    }
    step.finish();
  }
  fields.finish();
};

function deltaOf([type, object]: readonly [string, object]): readonly [string, Item | DeletedFinalStateUnknown<Item>] {
  return [type, objectOf(new Fields({ object: { ...object } }, "delta").object("object"))];
}

/** An object, or `{ finalStateUnknown }`: the tombstone of one. */
function objectOf(fields: Fields): Item | DeletedFinalStateUnknown<Item> {
  if (!fields.has("finalStateUnknown")) return itemOf(fields);
  const obj = itemOf(fields.object("finalStateUnknown"));
  fields.finish();
  return { key: obj.key, obj };
}

function itemOf(fields: Fields): Item {
  const item = { key: fields.string("key"), val: fields.number("val") };
  fields.finish();
  return item;
}
