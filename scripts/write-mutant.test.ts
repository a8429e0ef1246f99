import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MutantRefused, writeMutant } from "./write-mutant";

const reference = "one\ntwo\nthree\nfour\nfive\n";
const words = { killedBy: "queue.fifo", mistake: "Two is missing." };
let top = "";
let folder = "";
const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const write = (file: string, text: string) => { writeFileSync(path.join(folder, file), text); };
const status = () => git("status", "--porcelain", "--untracked-files=all");

beforeEach(() => {
  top = mkdtempSync(path.join(tmpdir(), "lab-"));
  folder = path.join(top, "labs", "toy");
  for (const part of ["solution", "mutants"]) mkdirSync(path.join(folder, part), { recursive: true });
  write("lab.ts", 'export default { files: [{ path: "queue.ts" }, { path: "heap.ts" }, { path: "given.ts", readonly: true }] };\n');
  write("package.json", '{ "type": "module" }\n');
  write("solution/queue.ts", reference);
  write("solution/heap.ts", "push\n");
  write("solution/given.ts", "given\n");
  git("init", "-q");
  commit();
});
afterEach(() => { rmSync(top, { recursive: true }); });

function commit(): void {
  git("add", "-A");
  git("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "x");
}

describe("npm run mutant", () => {
  it("makes a patch of what is changed, which git applies, and puts the solution back", async () => {
    write("solution/queue.ts", reference.replace("two\n", ""));
    write("solution/heap.ts", "pop\n");
    const patch = await writeMutant(folder, "no-two", words);
    expect(patch).toMatch(/^killed-by: queue\.fifo\nmistake: Two is missing\.\n\ndiff --git a\/solution\/heap\.ts/);
    expect(read("mutants/no-two.patch")).toBe(patch);
    expect(status()).toBe("?? mutants/no-two.patch\n");
    execFileSync("git", ["apply", "--directory=labs/toy", "labs/toy/mutants/no-two.patch"], { cwd: top });
    expect([read("solution/queue.ts"), read("solution/heap.ts")]).toEqual([reference.replace("two\n", ""), "pop\n"]);
  });

  it("writes a mutant anew under its own words, after the reference has changed and git has merged the mistake into it", async () => {
    write("solution/queue.ts", reference.replace("two\n", ""));
    await writeMutant(folder, "no-two", words);
    write("solution/queue.ts", reference.replace("three", "3"));
    commit();
    write("solution/queue.ts", reference.replace("two\nthree", "3"));
    const patch = await writeMutant(folder, "no-two");
    expect(patch).toContain("mistake: Two is missing.\n\ndiff --git");
    expect(patch).toContain("\n-two\n 3\n");
    expect(read("solution/queue.ts")).toBe(reference.replace("three", "3"));
  });

  const refused: readonly [string, RegExp, () => void, typeof words | undefined][] = [
    ["there is no mistake", /write the mistake into it first/, () => {}, words],
    ["a file is new", /new\.ts is new/, () => { write("solution/new.ts", ""); write("solution/queue.ts", ""); }, words],
    ["a file is gone", /heap\.ts is new, gone/, () => { rmSync(path.join(folder, "solution/heap.ts")); }, words],
    ["a given file is changed", /given\.ts, which is no file that a student/, () => { write("solution/given.ts", ""); }, words],
    ["a part of it is staged", /is staged/, () => { write("solution/queue.ts", "staged\n"); git("add", "-A"); write("solution/queue.ts", "not staged\n"); }, words],
    ["a new one lacks words", /needs words/, () => { write("solution/queue.ts", ""); }, undefined],
    ["a word is empty", /lacks the line "killed-by/, () => { write("solution/queue.ts", ""); }, { killedBy: "", mistake: "Nothing." }],
    ["there is one of that name", /There is a mutant no-two/, () => { write("mutants/no-two.patch", "x"); write("solution/queue.ts", ""); }, words],
    ["the patch that is there is nowhere else", /git add it first/, () => { write("mutants/no-two.patch", "x"); write("solution/queue.ts", ""); }, undefined],
  ];
  it.each(refused)("refuses, and touches nothing, if %s", async (_, message, prepare, given) => {
    prepare();
    const before = [status(), git("diff"), git("diff", "--cached")];
    const error: unknown = await writeMutant(folder, "no-two", given).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(MutantRefused);
    expect((error as Error).message).toMatch(message);
    expect([status(), git("diff"), git("diff", "--cached")]).toEqual(before);
  });
});
