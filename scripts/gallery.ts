/**
 * `npm run gallery -- <lab>… [--lang zh]`: every wrong solution of a lab as a student would see it fail: the message, and the run in the trace viewer with the
 * lab's lens, in both themes. Writes pictures to test-results/gallery/<lab>/, for authors to look at: is the picture the explanation?
 */
import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { pageOf } from "../bench/viewer/bundle";
import { mutated } from "../lib/grader/cli/check/mutants";
import { readLab, labIds } from "../lib/grader/cli/check/sources";
import { buildLabs, readManifest, root } from "../lib/grader/cli/labs";
import { createGraderPool } from "../lib/grader/server/pool";
import { chromiumFlags } from "../tests/e2e/chromium-flags";
import { findChromium } from "./chromium";
import type { Exhibit } from "./gallery/page";

const words = process.argv.slice(2);
const at = words.indexOf("--lang");
const locale = at >= 0 && words[at + 1] === "zh" ? "zh" : "en";
const wanted = at >= 0 ? words.toSpliced(at, 2) : words;
const unknown = wanted.filter((lab) => !labIds(root).includes(lab));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(wanted.length === 0 ? "Name at least one lab." : `There is no lab "${unknown.join('", "')}".`);
  console.error(`Labs: ${labIds(root).join(", ")}.`);
  process.exit(2);
}

buildLabs();
const html = await pageOf(path.join(import.meta.dirname, "gallery", "page.tsx"));
const pool = createGraderPool({ size: availableParallelism(), buildDir: path.join(root, "build"), wallMs: 60_000 });
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 720 } });
  page.on("pageerror", (error) => { throw error; });
  await page.setContent(html);
  for (const id of wanted) await exhibit(id);

  async function exhibit(id: string): Promise<void> {
    const lab = await readLab(root, id);
    const manifest = readManifest(id);
    if (!manifest) throw new Error(`the build has no manifest of ${id}`);
    const folder = path.join(root, "test-results", "gallery", id);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const reports = await Promise.all(lab.mutants.map(async (mutant) => {
      const { tests } = await pool.grade({ lab: id, files: mutated(lab.solution, mutant), seed: 1, only: [mutant.killedBy] });
      return { mutant, report: tests.find(({ status }) => status === "failed") };
    }));
    for (const { name, problem } of lab.spoiled) console.log(`${id}/${name}: ${problem}`);
    for (const { mutant, report } of reports) {
      if (report === undefined) {
        console.log(`${id}/${mutant.name}: not caught by ${mutant.killedBy}`);
        continue;
      }
      const title = manifest.tests.find((test) => test.id === report.id)?.title[locale] ?? report.id;
      const shown: Exhibit = { lab: id, mistake: mutant.mistake, title, report, locale };
      await page.evaluate((json) => (window as typeof window & { show(json: string): Promise<void> }).show(json), JSON.stringify(shown));
      for (const theme of ["light", "dark"]) {
        await page.evaluate((value) => { document.documentElement.dataset.theme = value; }, theme);
        await page.screenshot({ path: path.join(folder, `${mutant.name}-${theme}.png`), fullPage: true });
      }
    }
    console.log(`${id}: ${reports.length} wrong solutions in ${path.relative(process.cwd(), folder)}`);
  }
} finally {
  await browser.close();
  await pool.close();
}
