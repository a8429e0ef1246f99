import { expect, it } from "vitest";
import { drain } from "@/lib/sim/testing/drain";
import { figureActions, runFramework } from "./figure";

/** The calls of plugins, as the notes of the trace tell them. */
async function calls(story: keyof typeof figureActions, until = 8_000): Promise<string[]> {
  const trace = await runFramework(figureActions[story], until, drain);
  return trace.events.filter(({ kind }) => kind === "note").map((event) => JSON.stringify(event.detail));
}
const count = (lines: readonly string[], what: string) => lines.filter((line) => line.includes(what)).length;

it("goes through all points once", async () => {
  const lines = await calls("through");
  expect(["preFilter Zone", "filter Zone", "filter Fit", "postFilter", "score Fit", "reserve Volumes", "unreserve", "bind Binder n2", "postBind Events"].map((what) => count(lines, `"${what}`) + count(lines, ` ${what}`)).map(Boolean))
    .toEqual([true, false, true, false, true, true, false, true, true]);
});

it("looks only at the nodes that PreFilter names", async () => {
  expect(count(await calls("narrow"), "filter Fit n1")).toBe(0);
});

it("asks PostFilter when no node is left, and undoes a binding that failed", async () => {
  expect(count(await calls("nowhere"), "postFilter Preemption")).toBe(1);
  const lines = await calls("undone");
  expect(lines.findIndex((line) => line.includes("unreserve Quota"))).toBeLessThan(lines.findIndex((line) => line.includes("unreserve Volumes")));
});

it("schedules another pod while one waits in Permit", async () => {
  const lines = await calls("permit");
  expect(count(lines, "postBind Events")).toBe(2);
});
