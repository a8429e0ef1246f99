import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adapters } from "./adapters";
import { pending } from "./pending";
import { runFolder, summary } from "./run-folder";

describe("a folder of cases", () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), "conformance-")); });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (file: string, ...cases: object[]) => writeFileSync(path.join(folder, file), JSON.stringify({ cases }));
  const run = async () => {
    const results = await runFolder(folder, { adapters, pending });
    return { results, ...summary(results) };
  };
  const steps = (...list: object[]) => ({ name: "mine", steps: list });
  const queueCase = (len: number) => steps(
    { op: "add", item: "x" }, { op: "get", expect: "x" }, { op: "add", item: "x" }, { op: "get", worker: "B", blocks: true },
    { op: "shutDownWithDrain", worker: "S", blocks: true }, { op: "resumed", worker: "B", shutdown: true },
    { op: "done", item: "x" }, { op: "len", expect: len },
  );

  it("passes cases that are right", async () => {
    write("workqueue_queue.json", queueCase(1));
    write("workqueue_delaying.json", steps({ op: "addAfter", item: "x", ms: 7 }, { op: "step", ms: 7 }, { op: "get", expect: "x" }));
    write("workqueue_rate_limiters.json", { name: "mine", limiter: { kind: "default" }, steps: [{ op: "when", item: "x", expectMs: 5 }] });
    expect(await run()).toMatchObject({ passed: 3, failed: 0 });
  });

  it("fails a case whose expectation was changed, and says what differs", async () => {
    write("workqueue_queue.json", queueCase(1), queueCase(2));
    const { passed, failed, lines } = await run();
    expect([passed, failed]).toEqual([1, 1]);
    expect(lines.join("\n")).toContain("steps[7]: len is 1, expected 2");
  });

  it("fails a case that expects a call to block which does not", async () => {
    write("workqueue_queue.json", steps({ op: "add", item: "x" }, { op: "get", worker: "B", blocks: true, expect: "x" }));
    expect((await run()).lines.join("\n")).toContain("get blocks is false, expected true");
  });

  it.each(["workqueue_queue.json", "workqueue_delaying.json"])("fails an unknown op in %s", async (file) => {
    write(file, steps({ op: "teleport" }));
    expect(await run()).toMatchObject({ passed: 0, failed: 1 });
  });

  it("fails an unknown op and an unknown kind of limiter", async () => {
    write("workqueue_rate_limiters.json",
      { name: "op", limiter: { kind: "default" }, steps: [{ op: "teleport" }] },
      { name: "kind", limiter: { kind: "telepathic" }, steps: [] });
    const { failed, lines } = await run();
    expect(failed).toBe(2);
    expect(lines.join("\n")).toContain('unknown op "teleport"');
    expect(lines.join("\n")).toContain('unknown kind "telepathic"');
  });

  it("fails a field that nobody looked at", async () => {
    write("workqueue_queue.json", steps({ op: "add", item: "x", priority: 3 }));
    expect((await run()).lines.join("\n")).toContain("does not know: priority");
  });

  it("replays the history that a file of key indices gives to all its cases", async () => {
    const file = (version: number) => ({
      setup: [{ op: "put", rev: [2, 0] }, { op: "put", rev: [3, 1] }],
      getSetupExtra: [{ op: "compact", rev: 3 }],
      cases: [{ op: "get", atRev: 3, error: null, modified: [3, 1], created: [2, 0], version }, { op: "since", rev: 3, revs: [[3, 1]] }],
    });
    writeFileSync(path.join(folder, "etcd_key_index.json"), JSON.stringify(file(2)));
    expect(await run()).toMatchObject({ passed: 2, failed: 0 });
    writeFileSync(path.join(folder, "etcd_key_index.json"), JSON.stringify(file(1)));
    const { failed, lines } = await run();
    expect(failed).toBe(1);
    expect(lines.join("\n")).toContain("version is 2, expected 1");
  });

  it("fails an error of a store that a case does not expect, and one that does not come", async () => {
    const put = { op: "put", key: "x", value: "1", lease: 7, expectRev: 2 };
    write("etcd_mvcc_kv.json",
      steps(put, { op: "range", key: "", end: "", limit: 1, expectCount: 1 }, { op: "compact", rev: 2 }, { op: "range", key: "x", end: null, rev: 1, expectError: "ErrCompacted" }),
      steps(put, { op: "compact", rev: 3 }),
      steps(put, { op: "deleteRange", key: "x", end: null, expectDeleted: 1, expectError: "ErrFutureRev" }));
    const { passed, failed, lines } = await run();
    expect([passed, failed]).toEqual([1, 2]);
    expect(lines.join("\n")).toContain('the error is "ErrFutureRev", expected null');
    expect(lines.join("\n")).toContain('the error is null, expected "ErrFutureRev"');
  });

  it("fails a file that nobody knows, one that is no JSON, and one without cases", async () => {
    write("surprise.json", {});
    writeFileSync(path.join(folder, "workqueue_queue.json"), "{");
    write("workqueue_delaying.json");
    expect(await run()).toMatchObject({ passed: 0, failed: 3 });
  });

  it("counts a file whose lab is still to come as pending, with the reason", async () => {
    write("later.json", {}, {});
    const results = await runFolder(folder, { adapters, pending: new Map([["later.json", "its lab comes later"]]) });
    expect(summary(results).failed).toBe(0);
    expect(results).toEqual([{ kind: "pending", file: "later.json", cases: 2, why: "its lab comes later" }]);
  });

  it("tells a constant that is wrong, one whose lab is still to come, and one that nobody knows apart", async () => {
    write("constants.json",
      { name: "workqueue.default.bucket.burst", value: 100 }, { name: "retry.DefaultRetry", value: { steps: 4, durationMs: 10, factor: 1, jitter: 0.1 } },
      { name: "hpa.tolerance", value: 7 }, { name: "speed.of.light", value: 299792458 });
    const { results, passed, failed, lines } = await run();
    expect([passed, failed]).toEqual([1, 2]);
    expect(results).toMatchObject([{ kind: "ran", pending: 1 }]);
    expect(lines.join("\n")).toContain("4 cases     1 passing, 1 pending");
    expect(lines.join("\n")).toContain('retry.DefaultRetry: it is {"steps":5,');
    expect(lines.join("\n")).toContain("speed.of.light: nobody knows this constant");
  });

  it("fails an error that was expected and did not come, and an answer that comes too easily", async () => {
    write("quantity.json", { name: "fine", op: "parse", input: "1", value: "1", format: "DecimalSI" }, { name: "no error", op: "parse", input: "1", error: true }, { name: "sign", op: "toString", value: "3", format: "DecimalSI", canonical: "4" });
    write("label_selector.json", { name: "valid", op: "parse", selector: "a=b", valid: false }, { name: "extra", op: "match", selector: "a", labels: {}, match: false, weight: 1 });
    write("json_patch_rfc6902.json", { name: "applies", doc: {}, patch: [], error: "no" });
    write("flowcontrol_backoff.json", { name: "op", defaultS: 1, maxS: 2, steps: [{ op: "jump" }] });
    expect(await run()).toMatchObject({ passed: 1, failed: 6 });
  });

  describe("of Raft", () => {
    const trace = (...steps: [cmd: string, ...output: string[]][]) => ({ file: "mine.txt", steps: steps.map(([cmd, ...output]) => ({ cmd, input: [], output, comment: "" })) });
    const nodes = ["add-nodes 1 voters=(1) index=3", "INFO newRaft 1"] as [string, ...string[]];
    const ready = (commit: number) => [
      "> 1 handling Ready", "  Ready MustSync=true:", "  Lead:1 State:StateLeader", `  HardState Term:1 Vote:1 Commit:${commit}`, "  Entries:", '  1/4 EntryNormal ""', "  CommittedEntries:", '  1/4 EntryNormal ""',
    ];

    it("compares what a step did, and says what differs", async () => {
      write("raft_interaction_traces.json", trace(nodes, ["campaign 1", "ok"], ["stabilize", ...ready(4)]), trace(nodes, ["campaign 1", "ok"], ["stabilize", ...ready(5)]));
      const { passed, failed, lines } = await run();
      expect([passed, failed]).toEqual([1, 1]);
      expect(lines.join("\n")).toContain("case 2: case.steps[2]: what stabilize did");
    });

    it("counts a case that asks for what the reference leaves out as excepted, with the reason", async () => {
      write("raft_interaction_traces.json", trace(nodes, ["campaign 1", "ok"]), trace(["add-nodes 3 voters=(1,2,3) index=2 prevote=true", "ok"]));
      const { passed, failed, excepted, lines } = await run();
      expect([passed, failed, excepted]).toEqual([1, 0, 1]);
      expect(lines).toEqual([expect.stringContaining("1 passing, 1 excepted"), expect.stringContaining("– 1: PreVote is left out")]);
    });

    it("fails unknown commands, options, output and input", async () => {
      write("raft_interaction_traces.json",
        trace(["teleport 1", "ok"]), trace(["add-nodes 1 voters=(1) colour=red", "ok"]), trace(nodes, ["stabilize", "> 1 levitates"]),
        { file: "mine.txt", steps: [{ cmd: "log-level none", input: ["v1"], output: ["ok"], comment: "" }] });
      expect(await run()).toMatchObject({ passed: 0, failed: 4 });
    });

    it("fails an unknown op, change, or error of the other two", async () => {
      write("raft_quorum.json", { file: "f", cmd: "c", op: "teleport", voters: [1] }, { file: "f", cmd: "c", op: "committed", voters: [1, 2], acked: { 1: 5 }, result: 5 });
      write("raft_confchange.json", { file: "f", steps: [{ op: "simple", changes: ["x1"], comment: "" }] }, { file: "f", steps: [{ op: "leave-joint", changes: [], comment: "", error: "no" }] });
      expect(await run()).toMatchObject({ passed: 0, failed: 4 });
    });
  });
});
