import { ManualClock } from "@/lib/sim/manual-clock";
import type { KeyRange } from "@/labs/api";
import { LeaseStore } from "@/labs/mvcc-store/solution/lease";
import { Fields } from "../fields";
import type { Adapter } from "../types";

/** Op traces on a new store. Upstream's tests hang keys on leases with a lessor that knows every lease; here each lease is granted when it is named. */
export const etcdMvccKv: Adapter = async (testCase) => {
  const store = new LeaseStore({ clock: new ManualClock() });
  for (const step of new Fields(testCase, "case").list("steps")) {
    const error = failureOf(() => carryOut(store, step));
    step.equal(error, step.has("expectError") ? step.json("expectError") : null, "the error");
    step.finish();
  }
};

function carryOut(store: LeaseStore, step: Fields): void {
  switch (step.string("op")) {
    case "put": {
      const lease = step.has("lease") ? step.number("lease") : 0;
      if (lease > 0 && !store.leases().includes(lease)) store.grant(60_000, lease);
      const { header } = store.put({ key: step.string("key"), value: step.string("value"), lease });
      if (step.has("expectRev")) step.equal(header.revision, step.number("expectRev"), "the revision");
      break;
    }
    case "deleteRange": {
      const { header, deleted } = store.deleteRange(rangeOf(step));
      if (step.has("expectDeleted")) step.equal(deleted, step.number("expectDeleted"), "deleted");
      if (step.has("expectRev")) step.equal(header.revision, step.number("expectRev"), "the revision");
      break;
    }
    case "range": {
      const options = { ...(step.has("rev") && { revision: step.number("rev") }), ...(step.has("limit") && { limit: step.number("limit") }) };
      const { header, kvs, count } = store.range({ ...rangeOf(step), ...options });
      if (step.has("expectRev")) step.equal(header.revision, step.number("expectRev"), "the revision");
      if (step.has("expectCount")) step.equal(count, step.number("expectCount"), "count");
      if (step.has("expectKvs")) step.equal(kvs, step.json("expectKvs"), "the keys");
      break;
    }
    case "compact": store.compact(step.number("rev")); break;
    default: step.unknown("op");
  }
}

/** Upstream's inner API: no end means the one key, an empty end means no end, and the empty key is the smallest. */
function rangeOf(step: Fields): KeyRange {
  const key = step.string("key");
  const end = step.has("end") ? step.json("end") : null;
  return { key: key === "" ? "\0" : key, ...(end !== null && { rangeEnd: end === "" ? "\0" : String(end) }) };
}

function failureOf(call: () => void): string | null {
  try {
    call();
    return null;
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("Err")) return error.name;
    throw error;
  }
}
