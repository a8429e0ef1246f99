import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPatch } from "diff";
import { describe, expect, it } from "vitest";
import { mutated, parseMutant, readMutants } from "./mutants";

const written = {
  "queue.ts": "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n",
  "heap.ts": "push\npop\n",
};
const head = "killed-by: queue.fifo\nmistake: Items come out --- in any order.\n\n";
const diff = (file: keyof typeof written, after: string) => `diff --git a/solution/${file} b/solution/${file}\n${
  createPatch(file, written[file], after, "", "", { context: 3 }).split("\n").slice(4).join("\n")}`.replace("\n@@", `\n--- a/solution/${file}\n+++ b/solution/${file}\n@@`);
const parse = (text: string, files: Readonly<Record<string, string>> = written) => parseMutant("workqueue", "any-order", text, files);

describe("a mutant's patch", () => {
  it("changes the reference where it says, in as many files as it says", () => {
    const mutant = parse(head + diff("queue.ts", written["queue.ts"].replace("two", "2").replace("ten", "10")) + diff("heap.ts", "pop\n"));
    expect(mutant).toMatchObject({ name: "any-order", killedBy: "queue.fifo", mistake: "Items come out --- in any order." });
    expect(mutated({ ...written, "given.ts": "as it is" }, mutant)).toEqual({
      "queue.ts": "one\n2\nthree\nfour\nfive\nsix\nseven\neight\nnine\n10\n", "heap.ts": "pop\n", "given.ts": "as it is",
    });
  });

  it("fits if lines have come or gone above it", () => {
    const text = head + diff("queue.ts", written["queue.ts"].replace("nine", "9"));
    expect(parse(text, { "queue.ts": `zero\n${written["queue.ts"]}` }).files["queue.ts"]).toBe(`zero\n${written["queue.ts"].replace("nine", "9")}`);
  });

  it("does not fit if a line around it has changed, and says which hunk and what to do", () => {
    const text = head + diff("queue.ts", written["queue.ts"].replace("one", "1").replace("nine", "9"));
    expect(() => parse(text, { "queue.ts": written["queue.ts"].replace("ten", "TEN") }))
      .toThrow(/does not fit solution\/queue\.ts: hunk 2 of 2 \(@@ -6\).*npm run mutant -- workqueue any-order/s);
  });

  it("needs both lines of its head", () => {
    const change = diff("heap.ts", "pop\n");
    expect(() => parse(`mistake: It is wrong.\n\n${change}`)).toThrow('lacks the line "killed-by: …"');
    expect(() => parse(`killed-by: queue.fifo\nmistake:\n\n${change}`)).toThrow('lacks the line "mistake: …"');
    expect(() => parse(change.replace("-push", "-push\n killed-by: x"))).toThrow('lacks the line "killed-by: …"');
  });

  it("has to change something", () => {
    expect(() => parse(head)).toThrow("changes nothing");
    expect(() => parse(`${head}--- a/solution/heap.ts\n+++ b/solution/heap.ts\n`)).toThrow("changes nothing in solution/heap.ts");
  });

  it("changes files that the student writes, and makes no new ones", () => {
    const change = diff("heap.ts", "pop\n");
    expect(() => parse(head + change, { "queue.ts": "" })).toThrow(/solution\/heap\.ts, which is no file .* Those are queue\.ts/);
    expect(() => parse(head + change.replaceAll("solution/heap.ts", "starter/heap.ts"))).toThrow("A mutant changes files of solution/");
    expect(() => parse(head + change.replaceAll("/solution/heap.ts", "/labs/workqueue/solution/heap.ts"))).toThrow("from the lab's folder");
    expect(() => parse(head + change.replace("--- a/solution/heap.ts", "--- /dev/null"))).toThrow('makes "b/solution/heap.ts" of "/dev/null"');
    expect(() => parse(head + change + change)).toThrow("has solution/heap.ts twice");
  });

  it("may not have lines that its hunks do not count", () => {
    const change = diff("heap.ts", "pop\n");
    expect(() => parse(`${head}${change}+peek\n`)).toThrow("cannot be read");
    expect(() => parse(head + change.replace("-push", "-push\n-peek"))).toThrow("cannot be read");
  });

  it("that is spoiled does not keep others from being read", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "mutants-"));
    try {
      mkdirSync(path.join(folder, "mutants"));
      writeFileSync(path.join(folder, "mutants", "good.patch"), head + diff("heap.ts", "pop\n"));
      writeFileSync(path.join(folder, "mutants", "headless.patch"), diff("heap.ts", "pop\n"));
      writeFileSync(path.join(folder, "mutants", "whole.ts"), "export {};\n");
      const { mutants, spoiled } = readMutants(folder, written);
      expect(mutants.map(({ name }) => name)).toEqual(["good"]);
      expect(spoiled.map(({ name, problem }) => [name, problem.includes("killed-by") || problem.includes("is no patch")])).toEqual([["headless", true], ["whole.ts", true]]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
