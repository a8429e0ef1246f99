import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium";
import { chromiumFlags } from "./tests/e2e/chromium-flags";

// The built server, with data of its own; or a server that runs already (E2E_BASE_URL=http://localhost:3000).
const running = process.env.E2E_BASE_URL;
const port = Number(process.env.E2E_PORT ?? 3210);
// Set once, so that workers (which read this file again) agree with the process that started the server.
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), "reconcile e2e "));

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: running ?? `http://localhost:${port}`,
    browserName: "chromium",
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    trace: "retain-on-failure",
    viewport: { width: 1440, height: 900 },
  },
  webServer: running ? undefined : {
    command: `"${process.execPath}" scripts/serve.mjs`,
    url: `http://localhost:${port}/api/healthz`,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    env: { PORT: String(port), DATA_DIR: process.env.E2E_DATA_DIR },
    stdout: "pipe",
  },
});
