/**
 * What a visitor feels, measured on the built server in a real Chromium: how long a second `npm start` takes to its first
 * byte, what JavaScript a lesson costs, and how long an edit in the lab takes to its verdict. Needs a build (`npm start` once).
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Browser } from "@playwright/test";
import lab from "../labs/workqueue/lab";
import { messages } from "../lib/i18n/messages";
import { findChromium } from "../scripts/chromium";
import { chromiumFlags } from "../tests/e2e/chromium-flags";
import { OwnServer } from "../tests/e2e/own-server";
import { printTable, quantile, type Row } from "./table";

/** The page while a run is timed: milliseconds from the key press to the painted verdict. */
type Watched = typeof window & { verdict?: Promise<number> };

const root = path.dirname(import.meta.dirname);
const runs = 60;
const dataDir = mkdtempSync(path.join(tmpdir(), "reconcile bench "));
const rows: Row[] = [];

const server = await OwnServer.start(dataDir);
const port = server.port;
await server.stop();
rows.push({ what: "second npm start → first byte", figure: `${(await startSeconds()).toFixed(2)} s`, goal: "≤ 5 s" });

const again = await OwnServer.start(dataDir, port);
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
try {
  const weight = await lessonWeight(browser);
  rows.push({ what: "lesson page: JavaScript, gzipped", figure: `${(weight.bytes / 1000).toFixed(1)} kB in ${weight.files} files`, goal: "≤ 150 kB" });
  const samples = await editToVerdict(browser);
  rows.push({ what: `edit → verdict in the browser, p50 of ${samples.length}`, figure: `${quantile(samples, 0.5).toFixed(0)} ms`, goal: "≤ 100 ms" });
  rows.push({ what: `edit → verdict in the browser, p95 of ${samples.length}`, figure: `${quantile(samples, 0.95).toFixed(0)} ms`, goal: "≤ 300 ms" });
} finally {
  await browser.close();
  await again.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
printTable(rows);

/** Seconds from the command to the first byte of the first page, nothing being left to install or build. */
async function startSeconds(): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, "scripts", "start.mjs")], {
    cwd: root, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
  });
  for (;;) {
    const answer = await fetch(`http://localhost:${port}/en`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error("npm start ended before it served");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const seconds = (performance.now() - started) / 1000;
  await new Promise((resolve) => { child.once("exit", resolve); child.kill("SIGTERM"); });
  return seconds;
}

/** Bytes of all scripts that come over the wire when a lesson is opened and nothing is scrolled or touched. */
async function lessonWeight(chrome: Browser): Promise<{ bytes: number; files: number }> {
  const page = await chrome.newPage();
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  network.on("Network.responseReceived", ({ requestId, type }) => { if (type === "Script") scripts.add(requestId); });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { if (scripts.has(requestId)) bytes += encodedDataLength; });
  await page.goto(`${again.url}/en/learn/workqueue`, { waitUntil: "networkidle" });
  await page.close();
  return { bytes, files: scripts.size };
}

/** Milliseconds from the key press to the painted verdict, each after an edit of the reference solution. The first run is not counted. */
async function editToVerdict(chrome: Browser): Promise<number[]> {
  const words = messages.en.workspace;
  const page = await chrome.newPage();
  await page.addInitScript(() => localStorage.setItem("reconcile.editor", JSON.stringify({ editor: "plain" })));
  await page.goto(`${again.url}/en/labs/${lab.id}`);
  for (const { path: file } of lab.files.filter((one) => !one.readonly).reverse()) {
    await page.getByRole("tab", { name: file }).click();
    await page.getByRole("textbox", { name: file }).fill(readFileSync(path.join(root, "labs", lab.id, "solution", file), "utf8"));
  }
  const editor = page.getByRole("textbox");
  const text = await editor.inputValue();
  const samples: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await editor.fill(`${text}\n// edit ${run}\n`);
    if (run > 0) await page.getByText(words.results.stale).waitFor();
    // No named function in here: tsx would wrap it in a helper that the page does not have.
    await page.evaluate(({ running, stale, verdictHas }) => { (window as Watched).verdict = new Promise<number>((resolve) => {
      const results = document.getElementById("workspace-results") ?? document.body;
      let pressed = 0;
      // On the window, since the workspace lets its shortcuts go no further.
      window.addEventListener("keydown", (event) => { if (event.key === "Enter") pressed = event.timeStamp; }, { capture: true });
      new MutationObserver((_changes, observer) => {
        const text = results.textContent ?? "";
        if (pressed === 0 || !text.includes(verdictHas) || text.includes(running) || text.includes(stale)) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - pressed));
      }).observe(results, { subtree: true, childList: true, characterData: true });
    }); }, { running: words.run.running, stale: words.results.stale, verdictHas: "tests pass" });
    await page.keyboard.press("Control+Enter");
    const ms = await page.evaluate(() => (window as Watched).verdict ?? Number.NaN);
    if (run > 0) samples.push(ms);
  }
  const shown = await page.locator("#workspace-results").innerText();
  if (!/\b(\d+) of \1 tests pass/.test(shown)) throw new Error(`The reference did not pass in the browser: ${shown.slice(0, 200)}`);
  await page.close();
  return samples;
}
