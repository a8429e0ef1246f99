import { suite } from "@/lib/grader/harness/api";
import { crowd } from "./behaviours/crowd";
import { perform, randomOp } from "./behaviours/random-ops";
import type { Context, Modules } from "./behaviours/student";
import { KeyIndex } from "./solution/key_index";
import { LeaseStore } from "./solution/lease";

/** Run on the server only: further seeds, and comparison with the reference. Titles name behaviours, nothing computed. */
export default suite<Modules>((lab) => {
  lab.group("index", { en: "Stage 1: the index of a key", zh: "阶段 1：一个 key 的索引" }, () => {
    lab.test("hidden.index-random", { en: "Any history of a key is answered as the reference answers it", zh: "任意的 key 历史都与参考实现一致" }, (t) => t.seeds(2, (seed) => randomHistory(t, seed)));
  });
  lab.group("watch", { en: "Stage 4: watches", zh: "阶段 4：watch" }, () => {
    lab.test("hidden.watch-crowd", { en: "Many writers, many readers: each reader gets every change, once, in order", zh: "多个写者、多个读者：每个读者都收到每一次变化，不重复，按顺序" }, (t) => t.seeds(2, (seed) => crowd(t, seed)));
  });
  lab.group("lease", { en: "Stage 5: leases", zh: "阶段 5：租约" }, () => {
    lab.test("hidden.random", { en: "Any order of calls gives what the reference gives", zh: "任意顺序的调用都与参考实现一致" }, (t) => t.seeds(3, (seed) => randomCalls(t, seed)));
  });
});

function randomHistory(t: Context, seed: number): void {
  const { random } = t.sim({ seed });
  let compacted = 0;
  const steps = Array.from({ length: 38 }, (_, i) => {
    const main = i + 2;
    const [sub, action, atRev] = [random.int(0, 2), random.pick(["put", "put", "put", "tombstone", "nothing", "compact"]), random.int(Math.max(2, compacted), main)];
    if (action === "compact") compacted = atRev;
    return { main, sub, action, atRev };
  });
  const [expected, said] = [KeyIndex, t.student.key_index.KeyIndex].map((Index) => {
    const index = new Index();
    return steps.flatMap(({ main, sub, action, atRev }) => {
      const answers: unknown[] = [];
      // A revision of its own for each: an index keeps it, and a student's code may change what it is handed.
      if (action === "put") index.put({ main, sub });
      if (action === "tombstone") answers.push(index.tombstone({ main, sub }));
      if (action === "compact" && !index.isEmpty) {
        const available = new Set<{ main: number; sub: number }>();
        index.compact(atRev, available);
        answers.push([...available]);
      }
      return [...answers, index.isEmpty || index.get(atRev), index.since(atRev)];
    });
  });
  t.expect(said, { en: "What the index of a key answers in the course of its history", zh: "key 的索引在其历史过程中的回答" }).toEqual(expected);
}

/** The same random calls to the student's store and to the reference. No time passes: when exactly a lease runs out is left open. */
function randomCalls(t: Context, seed: number): void {
  const { clock, random } = t.sim({ seed });
  const student = new t.student.lease.LeaseStore({ clock });
  const reference = new LeaseStore({ clock });
  const said: unknown[] = [];
  const expected: unknown[] = [];
  for (let i = 0; i < 60; i++) {
    const op = randomOp(random, reference.currentRevision);
    // The reference is asked first: a student's code may change what it is handed.
    expected.push(perform(reference, op));
    said.push(perform(student, op));
  }
  t.expect(said, { en: "What each of the calls answers", zh: "每次调用的返回" }).toEqual(expected);
}
