/**
 * How smoothly the trace viewer moves, in a real Chromium without a graphics card: runs of 10,000 and of 100,000 events are opened, scrubbed
 * from end to end, panned and zoomed while all of them are in view, and searched. Needs no build.
 */
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../scripts/chromium";
import { chromiumFlags } from "../tests/e2e/chromium-flags";
import { printTable, quantile, type Row } from "./table";
import { pageOf } from "./viewer/bundle";
import type { Driven, Input, ViewerBench } from "./viewer/page";
import { gossip } from "./viewer/traces";

/** The page, with what bench/viewer/page.tsx puts there. */
type Benched = typeof window & { readonly bench: ViewerBench };

const frames = 240;
const rows: Row[] = [];
const html = await pageOf(path.join(import.meta.dirname, "viewer", "page.tsx"));
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
try {
  for (const count of [10_000, 100_000]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("pageerror", (error) => { throw error; });
    await page.setContent(html);
    const name = `${count.toLocaleString("en")} events`;
    const drive = (how: Input) => page.evaluate((given) => (window as Benched).bench.drive(given.how, given.frames), { how, frames });
    const opened = await page.evaluate((given) => (window as Benched).bench.open(given.json, given.focus), { json: JSON.stringify(gossip(count)), focus: Math.floor(count * 0.6) });
    rows.push({ what: `${name}: opened and painted`, figure: `${opened.toFixed(0)} ms` });
    report(`${name}: scrubbing along the overview`, await drive("overview"));
    report(`${name}: stepping by key, near`, await drive("keys"));
    await page.getByRole("button", { name: "All of it" }).click();
    report(`${name}: stepping by key, all in view`, await drive("keys"));
    report(`${name}: zooming between all and near`, await drive("zoom"));
    rows.push({ what: `${name}: search in all of them`, figure: `${(await searchMs(page)).toFixed(0)} ms` });
    await page.close();
  }
} finally {
  await browser.close();
}
printTable(rows);

function report(what: string, { intervals, work }: Driven): void {
  const missed = intervals.filter((ms) => ms > 25).length;
  rows.push({ what, figure: `${(1000 / mean(intervals)).toFixed(0)} frames/s; p95 ${quantile([...intervals], 0.95).toFixed(1)} ms; ${missed} of ${intervals.length} late; script p50 ${quantile([...work], 0.5).toFixed(1)} ms`, goal: "60 frames/s" });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Milliseconds from a search's last letter to the number of events found. */
async function searchMs(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Filter" }).click();
  const started = performance.now();
  await page.getByRole("searchbox").fill("crash");
  await page.getByText(/^\d[\d,]* of/).filter({ hasNotText: /^([\d,]+) of \1 / }).waitFor();
  return performance.now() - started;
}
