import type * as nodeCrypto from "node:crypto";
import { expect, it, vi } from "vitest";
import { hashPassword, mostWaiting } from "./password";

/** Work under way, which ends when it is called. */
const work = vi.hoisted((): (() => void)[] => []);
vi.mock("node:crypto", async (original) => ({
  ...await original<typeof nodeCrypto>(),
  scrypt: (_password: string, _salt: Buffer, length: number, _options: object, done: (error: Error | null, key: Buffer) => void) => { work.push(() => { done(null, Buffer.alloc(length)); }); },
}));

it("is refused when more are waiting than anybody would wait for, and not when they are done", async () => {
  const waiting = Array.from({ length: mostWaiting }, () => hashPassword("tide lantern orbit maple"));
  await expect(hashPassword("one too many")).rejects.toMatchObject({ code: "too-many-requests" });
  for (let done = 0; done < mostWaiting; done += 1) {
    await vi.waitFor(() => { expect(work.length).toBe(1); }, { interval: 1 });
    work.pop()?.();
  }
  expect(await Promise.all(waiting)).toHaveLength(mostWaiting);
  const next = hashPassword("room again");
  await vi.waitFor(() => { expect(work.length).toBe(1); }, { interval: 1 });
  work.pop()?.();
  expect(await next).toMatch(/^scrypt\$/);
});
