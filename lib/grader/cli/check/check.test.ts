import { describe, expect, it } from "vitest";
import { apiTypes } from "@/scripts/build-api-types";
import { buildLabs, readManifest, root } from "../labs";
import { orderFindings } from "./order";
import { secretFindings } from "./secrets";
import { readLab } from "./sources";
import { textFindings } from "./texts";
import { typeErrors } from "./types";

buildLabs();
const lab = await readLab(root, "workqueue");
const manifest = readManifest("workqueue");
if (!manifest) throw new Error("the build has no manifest of the lab");
const problems = (findings: readonly { problem?: string }[]) => findings.flatMap(({ problem }) => problem ?? []);

describe("the check of labs", () => {
  it("finds a type error in the file and line where it is, and in no other variant", () => {
    const broken = { ...lab.solution, "delaying.ts": `${lab.solution["delaying.ts"]}\nexport const wrong: string = 1;\nenum E { A }\n` };
    const found = typeErrors([{ name: "good", files: lab.solution }, { name: "bad", files: broken }], apiTypes());
    expect(found.get("good")).toEqual([]);
    expect(found.get("bad")).toEqual([expect.stringMatching(/^delaying\.ts:\d+:14 Type 'number'/), expect.stringMatching(/erasableSyntaxOnly/)]);
  });

  it("knows no global besides the language and console", () => {
    const found = typeErrors([{ name: "x", files: { "queue.ts": "console.log(1);\nsetTimeout(() => 1, 1);\nexport {};\n" } }], apiTypes());
    expect(found.get("x")).toEqual([expect.stringMatching(/^queue\.ts:2:1 .*setTimeout/)]);
  });

  it("notices when hidden tests are published", () => {
    expect(problems(secretFindings(root, lab, manifest))).toEqual([]);
    const leaking = { ...manifest, bundles: { ...manifest.bundles, visible: manifest.bundles.full } };
    expect(problems(secretFindings(root, lab, leaking))).not.toEqual([]);
  });

  it("notices a lab that builds on one which comes after it", async () => {
    const { definition } = await readLab(root, "preemption");
    expect(definition.buildsOn).not.toEqual([]);
    expect(problems(orderFindings(root, { definition }))).toEqual([]);
    expect(problems(orderFindings(root, { definition: { ...lab.definition, buildsOn: ["mvcc-store", "preemption"] } }))).toEqual(["preemption"]);
  });

  it("notices a title that is missing in a language, and an id that occurs twice", () => {
    expect(problems(textFindings(lab, manifest))).toEqual([]);
    const [first, ...rest] = manifest.tests;
    if (!first) throw new Error("no tests");
    expect(problems(textFindings(lab, { ...manifest, tests: [{ ...first, title: { ...first.title, zh: "" } }, ...rest] }))).toEqual([`test ${first.id}`]);
    expect(problems(textFindings(lab, { ...manifest, tests: [first, first, ...rest] }))).toEqual([first.id]);
  });
});
