import { expect, test } from "vitest";
import { memoryFiles } from "./files";
import { openLive } from "./live";
import { stampedProject } from "./testing/stamped";

const en = "content/basics/loop/en.mdx";

test("an edit is seen by the next who asks", async () => {
  const files = stampedProject();
  const store = openLive(memoryFiles(files));
  expect(await store.lesson("loop", "en")).toMatchObject({ ok: true, value: { title: "The loop" } });
  files[en] = (files[en] ?? "").replace("title: The loop", "title: The circle");
  expect(await store.lesson("loop", "en")).toMatchObject({ ok: true, value: { title: "The circle" } });
  expect((await store.course("en")).modules[0]?.lessons[0]?.title).toBe("The circle");
});

test("a text that cannot be shown says why, and the other language still shows, with the complaint", async () => {
  const files = stampedProject();
  files[en] = (files[en] ?? "").replace("func main", "```\n\n{ open");
  const store = openLive(memoryFiles(files));
  expect(await store.lesson("loop", "en")).toMatchObject({ ok: false, issues: [{ code: "mdx-syntax", file: en }] });
  expect(await store.lesson("loop", "zh")).toMatchObject({ ok: true, issues: [{ code: "mdx-syntax", file: en }] });
});

test("a planned lesson and an unknown one have no page", async () => {
  const store = openLive(memoryFiles(stampedProject()));
  expect(await store.lesson("later", "en")).toBeNull();
  expect(await store.lesson("never", "en")).toBeNull();
});

test("the course map shows planned lessons by their titles", async () => {
  const course = await openLive(memoryFiles(stampedProject())).course("zh");
  expect(course.modules[0]?.lessons.map(({ title, status }) => [title, status])).toEqual([["循环", "ready"], ["以后", "planned"]]);
});
