import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { environmentSchema } from "./environment";

test("every variable that the server reads is in the self-hosting guide", () => {
  const guide = readFileSync(path.join(import.meta.dirname, "..", "..", "docs", "self-hosting.md"), "utf8");
  expect(Object.keys(environmentSchema.shape).filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
