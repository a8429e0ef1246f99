import { metaNamespaceKeyFunc, type Indexers, type Pod, type Random } from "@reconcile/api";
import { DeltaFIFO } from "../solution/delta_fifo";
import { Cache } from "../solution/indexer";
import { pod, showAll, showDeltas } from "./pods";
import type { Context } from "./student";

const names = ["a", "b", "c"];
const nodes = ["n1", "n2", ""];
const indexers = (): Indexers<Pod> => ({
  node: ({ spec }) => (spec?.nodeName === undefined ? [] : [spec.nodeName]),
  letters: ({ metadata, spec }) => [metadata?.name ?? "", spec?.nodeName ?? "nowhere"],
});

/**
 * Makes the same random calls to the reference and to the student's store, and compares what is in them after each. The reference has made all of its own before: a
 * student's code may change what it is handed.
 */
export function compareIndexers(t: Context, seed: number): void {
  const { random } = t.sim({ seed });
  const calls = Array.from({ length: 40 }, (_, i) => ({ obj: somePod(random, i + 1), call: random.int(0, 9), list: [somePod(random, i + 1), somePod(random, i + 1)] }));
  const [expected = [], said = []] = [Cache<Pod>, t.student.indexer.Cache<Pod>].map((Store) => {
    const store = new Store(metaNamespaceKeyFunc, indexers());
    return calls.map(({ obj, call, list }, i) => {
      if (call < 6) store.update(obj);
      else if (call < 8) store.delete(obj);
      else if (call === 8) store.delete({ key: metaNamespaceKeyFunc(obj), obj: undefined });
      else store.replace(list, String(i + 1));
      return {
        all: showAll(store.list()), values: [...store.listIndexFuncValues("node")].sort(),
        nodes: nodes.map((node) => [...store.indexKeys("node", node)]), alike: showAll(store.index("letters", obj)),
      };
    });
  });
  t.expect(said, { en: "What is in the store and its indices, after each call", zh: "每次调用之后存储和索引的内容" }).toEqual(expected);
}

/** The same for the queue; a consumer pops now and then, and brings a store up to date as an informer does. */
export async function compareQueues(t: Context, seed: number): Promise<void> {
  const { random } = t.sim({ seed });
  const said: string[][] = [];
  const calls = Array.from({ length: 60 }, (_, i) => ({
    // The first list comes after nothing, or after a change: what that means for hasSynced is compared as well.
    call: i === 0 ? random.int(5, 9) : random.int(0, 9), obj: somePod(random, i + 1), list: names.filter(() => random.int(0, 1) === 0).map((name) => pod(name, i + 1)),
  }));
  for (const Queue of [DeltaFIFO, t.student.delta_fifo.DeltaFIFO]) {
    const store = new Cache<Pod>(metaNamespaceKeyFunc);
    const queue = new Queue<Pod>({ keyFunc: metaNamespaceKeyFunc, knownObjects: store });
    const lines: string[] = [];
    const pop = async (): Promise<string> => {
      let line = "";
      await queue.pop((deltas, initial) => {
        line = `${showDeltas(deltas)} (${String(initial)})`;
        for (const { type, object } of deltas) {
          if (type === "Deleted") store.delete(object);
          else store.update(object);
        }
      });
      return line;
    };
    for (const [i, { call, obj, list }] of calls.entries()) {
      if (call < 3) queue.add(obj);
      else if (call < 5) queue.update(obj);
      else if (call < 7) queue.delete(obj);
      else if (call === 7) {
        queue.update(obj);
        lines.push(await pop());
      } else {
        queue.replace(list, String(i + 1));
        lines.push(`synced: ${String(queue.hasSynced())}`);
        // In which order a list's tombstones are queued is left open: pops everything, up to a mark that comes last.
        queue.update(pod("mark", i + 1));
        const popped: string[] = [];
        for (let line = await pop(); !line.includes("mark"); line = await pop()) popped.push(line);
        lines.push(...popped.sort());
        queue.delete(pod("mark", i + 1));
        await pop();
      }
      lines.push(`synced: ${String(queue.hasSynced())}`);
    }
    said.push(lines);
  }
  const [reference = [], students = []] = said;
  t.expect(students, { en: "What was popped, and hasSynced(), after each call", zh: "每次调用之后 pop 的内容和 hasSynced()" }).toEqual(reference);
}

function somePod(random: Random, version: number): Pod {
  const node = random.pick(nodes);
  return pod(random.pick(names), version, node === "" ? {} : { node });
}
