import { describe, expect, it } from "vitest";
import { formatFiles } from "./format";

describe("formatting", () => {
  it("formats the named files and leaves the others", async () => {
    const files = { "a.ts": "export  const a=1", "b.ts": "export  const b=2" };
    expect(await formatFiles(files, ["a.ts"])).toEqual({ state: "formatted", files: { ...files, "a.ts": "export const a = 1;\n" } });
  });

  it("names the line of a syntax error and changes nothing", async () => {
    expect(await formatFiles({ "a.ts": "const a = 1;\nconst = 2;" }, ["a.ts"])).toEqual({ state: "syntax-error", file: "a.ts", line: 2 });
  });
});
