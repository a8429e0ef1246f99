import { afterAll, beforeAll, expect, it } from "vitest";
import { buildFixture, type Built } from "@/lib/grader/__fixtures__/grading";
import { createGraderPool, type GraderPool } from "@/lib/grader/server/pool";
import { channels, namesOfNothing } from "./corpus/api";

let lab: Built;
let pool: GraderPool;
beforeAll(async () => {
  lab = await buildFixture("probe", { child: true });
  pool = createGraderPool({ size: 2, buildDir: lab.buildDir });
  expect(await pool.grade({ lab: "probe", files: lab.solution, seed: 1 })).toMatchObject({ verdict: "passed" });
}, 60_000);
afterAll(async () => {
  await pool.close();
  lab.remove();
});

/** Passes the second and the third test if the first has left something. */
const using = (leave: string, read: string) => ({
  "probe.ts": `import * as values from "@reconcile/api";\nconst api: any = values;\nexport function run(world: any): string {\n  let left: any = false;\n  try { left = ${read}; } catch {}\n  try {${leave}\n  } catch {}\n  return left ? "ok" : "nothing was left";\n}\n`,
});

it.each(channels)("$id: nothing is left for the next test, on the server or in a browser", async ({ leave, read }) => {
  const files = using(leave, read);
  const [server, browser] = [await pool.grade({ lab: "probe", files, seed: 1 }), await lab.gradeInV8(files)];
  expect(server.stop).toBeUndefined();
  expect(server.tests.map((test) => test.failure?.actual ?? test.failure?.code)).toEqual(['"nothing was left"', '"nothing was left"', "hidden"]);
  expect(browser.tests.slice(0, 2).map((test) => test.failure?.actual)).toEqual(['"nothing was left"', '"nothing was left"']);
});

it("the probe sees what is left where something can be", async () => {
  // An honest pass, so that the failures above mean something: the same code with a read that is true.
  expect(await pool.grade({ lab: "probe", files: using("", "typeof api.parseQuantity === 'function'"), seed: 1 })).toMatchObject({ verdict: "passed" });
});

it.each(namesOfNothing)("%s cannot be imported", async (name) => {
  const files = { "probe.ts": `import { ${name} as x } from "@reconcile/api";\nexport const run = () => x;` };
  expect(await pool.grade({ lab: "probe", files, seed: 1 })).toMatchObject({ verdict: "failed", stop: { code: "compile-error", at: { file: "probe.ts", line: 1, column: 10 } } });
});

it("an honest submission passes after all of it", async () => {
  expect(await pool.grade({ lab: "probe", files: lab.solution, seed: 1 })).toMatchObject({ verdict: "passed" });
});
