import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { SourceFiles } from "@/lib/grader/report";
import { createGraderPool } from "@/lib/grader/server/pool";

const solution = path.join(import.meta.dirname, "..", "..", "labs", "workqueue", "solution");
const editable = ["queue.ts", "delaying.ts", "rate_limiters.ts", "rate_limiting.ts"];
const reference: SourceFiles = Object.fromEntries(editable.map((file) => [file, readFileSync(path.join(solution, file), "utf8")]));
const pool = createGraderPool({ size: 2 });
afterAll(() => pool.close());

/**
 * The reference, but for one answer that only a hidden test asks for, forty times (the last two count): an object that, while it is compared, takes all memory but
 * `left` bytes. Neither of the two values can then be put into text. What it took is free again when the comparison has ended.
 */
function starving(left: number): SourceFiles {
  const limiters = (reference["rate_limiters.ts"] ?? "")
    .replace("constructor(...limiters: TypedRateLimiter<T>[]) {", "asked = 0;\n  constructor(...limiters: TypedRateLimiter<T>[]) {")
    .replace(/(class MaxOfRateLimiter[^]*?numRequeues\(item: T\): )number \{/, "$1any {\n    if (this.#limiters.length === 0 && ++this.asked >= 39) return new Proxy(new Hog(), starve);");
  return { ...reference, "rate_limiters.ts": `${limiters}
class Hog { a = 1; hog: unknown = null; constructor() { Object.defineProperty(this, "hog", { enumerable: false }); } }
const starve = { get(hog: any, key: unknown) { if (key === "a" && !hog.hog) takeAll(hog); return 1; } };
function takeAll(hog: any): void {
  const spare: any = { bytes: new ArrayBuffer(${left}) };
  for (let size = 2 ** 22; size >= 8; size >>= 1) {
    try { for (;;) hog.hog = { next: hog.hog, bytes: new ArrayBuffer(size) }; } catch {}
  }
  try { for (;;) hog.hog = { next: hog.hog, bytes: null }; } catch {}
  spare.bytes = null;
}
` };
}

describe.concurrent("a wrong answer that uses up all memory while it is compared is still wrong", () => {
  it.each([100, 200, 300, 400, 500, 600, 800, 1000])("%i bytes left", async (left) => {
    expect(await pool.grade({ lab: "workqueue", files: starving(left), seed: 1 })).toMatchObject({ verdict: "failed" });
  });
});
