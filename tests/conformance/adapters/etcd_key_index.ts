import type { Json } from "@/lib/sim";
import type { Revision } from "@/labs/mvcc-store/solution/backend";
import { KeyIndex } from "@/labs/mvcc-store/solution/key_index";
import { Fields } from "../fields";
import type { Adapter, VectorFile } from "../types";

/** The index of one key. The history that the cases look at is the file's own `setup`; before a `get` it goes on with `getSetupExtra`. */
export const etcdKeyIndex: Adapter = async (testCase, file) => {
  const fields = new Fields(testCase, "case");
  const op = fields.string("op");
  const index = new KeyIndex();
  replay(index, file, "setup");
  switch (op) {
    case "get": {
      replay(index, file, "getSetupExtra");
      const state = index.get(fields.number("atRev"));
      const none = { main: 0, sub: 0 };
      fields.equal(state === undefined ? "ErrRevisionNotFound" : null, fields.json("error"), "the error");
      fields.equal(pair(state?.modified ?? none), fields.json("modified"), "modified");
      fields.equal(pair(state?.created ?? none), fields.json("created"), "created");
      fields.equal(state?.version ?? 0, fields.number("version"), "version");
      break;
    }
    case "since":
      fields.equal(index.since(fields.number("rev")).map(pair), fields.json("revs"), "revs");
      break;
    case "compact": {
      const available = new Set<Revision>();
      index.compact(fields.number("rev"), available);
      fields.equal([...available].map(pair), fields.json("availableRevs"), "availableRevs");
      fields.equal(pair(index.modified), fields.json("modified"), "modified");
      fields.equal(index.generations.map(({ created, version, revisions }) => ({ created: created ? pair(created) : null, ver: version, revs: revisions.map(pair) })), fields.json("generations"), "generations");
      break;
    }
    default: fields.unknown("op");
  }
  fields.finish();
};

function replay(index: KeyIndex, file: VectorFile, name: string): void {
  const setup = new Fields({ [name]: file[name] as Json }, "file");
  for (const step of setup.list(name)) {
    switch (step.string("op")) {
      case "put": index.put(revisionOf(step)); break;
      case "tombstone": index.tombstone(revisionOf(step)); break;
      case "compact": index.compact(step.number("rev"), new Set()); break;
      default: step.unknown("op");
    }
    step.finish();
  }
}

function revisionOf(step: Fields): Revision {
  const [main, sub] = step.json<[number, number]>("rev");
  return { main, sub };
}

function pair({ main, sub }: Revision): [number, number] {
  return [main, sub];
}
