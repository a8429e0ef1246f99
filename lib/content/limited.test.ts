import { expect, test } from "vitest";
import { limited } from "./limited";

test("no more than the allowed number run at once, and all run in order", async () => {
  const gate = limited(2);
  const finish: (() => void)[] = [];
  const started: number[] = [];
  const tasks = [0, 1, 2, 3].map((n) => gate(() => new Promise<void>((resolve) => { started.push(n); finish.push(resolve); })));
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  finish[1]?.();
  await tasks[1];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  finish[0]?.();
  finish[2]?.();
  await tasks[2];
  await Promise.resolve();
  finish[3]?.();
  await Promise.all(tasks);
  expect(started).toEqual([0, 1, 2, 3]);
});

test("a task that fails frees its place", async () => {
  const gate = limited(1);
  await expect(gate(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(gate(() => Promise.resolve("next"))).resolves.toBe("next");
});
