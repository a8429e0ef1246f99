import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "../compile/limits";
import { readArguments } from "./arguments";
import { readLab } from "./check/sources";
import { readSubmission } from "./files";
import { root } from "./labs";
import { UsageError, wordsOf } from "./words";

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const { definition, solution, starter } = await readLab(root, "workqueue");
const lab = { ...definition, starter };
const folder = mkdtempSync(path.join(tmpdir(), "grade with space-"));
afterAll(() => rmSync(folder, { recursive: true }));

function grade(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", path.join(root, "lib/grader/cli/grade.ts"), ...args], { cwd: root, env: { ...process.env, INIT_CWD: folder, LANG: "C", LC_ALL: "C" } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

beforeAll(() => {
  for (const [name, files] of [["solution", solution], ["starter", starter]] as const) {
    mkdirSync(path.join(folder, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, name, file), text);
  }
  mkdirSync(path.join(folder, "empty"));
  mkdirSync(path.join(folder, "large"));
  writeFileSync(path.join(folder, "large", "queue.ts"), `// ${"x".repeat(200_000)}`);
  mkdirSync(path.join(folder, "latin1"));
  writeFileSync(path.join(folder, "latin1", "queue.ts"), Buffer.from("// caf\xe9\nexport class Queue {}\n", "latin1"));
});

describe("npm run grade", () => {
  it("passes the reference: exit code 0, every test with a tick", async () => {
    const { code, stdout } = await grade("workqueue", "solution");
    expect(stdout).toMatch(/✓ .*\n/);
    expect(stdout).not.toMatch(/✗|\u001b/);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("All tests passed.");
    expect(code).toBe(0);
  });

  it("fails the starter: exit code 1, the first failure in full, in the language asked for", async () => {
    const { code, stdout } = await grade("workqueue", "starter", "--lang", "zh");
    expect(stdout).toMatch(/✗ 元素按加入的先后顺序取出\n {2}.*\n {2}Error: .*\n {2}queue\.ts 第 \d+ 行/);
    expect(code).toBe(1);
  });

  it("writes exactly one object with --json, with the seed that was asked for", async () => {
    const { code, stdout } = await grade("workqueue", "starter/queue.ts", "solution/delaying.ts", "solution/rate_limiters.ts", "solution/rate_limiting.ts", "--json", "--seed", "4294967295");
    const report = JSON.parse(stdout) as { verdict: string; seed: number; tests: { status: string }[] };
    expect(report).toMatchObject({ verdict: "failed", seed: 4294967295 });
    expect(report.tests.map(({ status }) => status)).toContain("passed");
    expect(code).toBe(1);
  });

  it("says what is wrong with --json too, and exits with 2", async () => {
    const { code, stdout } = await grade("nolab", "solution", "--json");
    expect(JSON.parse(stdout)).toEqual({ version: 1, verdict: "error", tests: [], error: { code: "unknownLab", message: expect.stringMatching(/no lab called “nolab”\. Labs: .*workqueue/) as string } });
    expect(code).toBe(2);
  });

  it("keeps standard output clean and prints no stack trace when used wrongly", async () => {
    const { code, stdout, stderr } = await grade("workqueue", "solution", "--fast");
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^Unknown option --fast\.\nUsage: npm run grade/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  it.each([
    ["no lab", [], /Name the lab/],
    ["no files", ["workqueue"], /Name the directory/],
    ["a missing file", ["workqueue", "nowhere/queue.ts"], /no file or directory nowhere\/queue\.ts/],
    ["a directory without the lab's files", ["workqueue", "empty"], /empty holds none of the lab’s files/],
    ["a file of 200 kB", ["workqueue", "large/queue.ts", "starter/delaying.ts"], /large\/queue\.ts is 196 kB; the limit is 64 kB/],
    ["a file that is not UTF-8", ["workqueue", "latin1/queue.ts"], /latin1\/queue\.ts is not UTF-8 text \(byte 7 is wrong\)/],
    ["a file that is not the lab's", ["workqueue", "solution", "/etc/hostname"], /not a file of this lab/],
    ["a file given twice", ["workqueue", "solution", "starter/queue.ts"], /queue\.ts is given twice/],
    ["a file left out", ["workqueue", "solution/queue.ts"], /delaying\.ts is missing/],
    ["a seed that is none", ["workqueue", "solution", "--seed", "abc"], /--seed needs a whole number .* not “abc”/],
    ["a seed without a value", ["workqueue", "solution", "--seed"], /--seed needs a whole number/],
    ["a language that is none", ["workqueue", "solution", "--lang", "fr"], /--lang needs en or zh, not “fr”/],
  ])("says clearly what is wrong with %s", (_, args, message) => {
    expect(() => {
      try {
        readSubmission(lab, readArguments(args).paths, limits.fileBytes, folder);
      } catch (error) {
        throw error instanceof UsageError ? new Error(error.inWords(wordsOf("en"))) : error;
      }
    }).toThrow(message);
  });
});
