import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { build } from "esbuild";
import { chromium, type Browser } from "@playwright/test";
import { contentSecurityPolicy } from "@/lib/config/security-headers";
import { findChromium } from "@/scripts/chromium";
import { readSandboxIndex } from "../assets.server";

const root = path.join(import.meta.dirname, "..", "..", "..", "..");
const chromiumFlags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A site of one page with the real site's policy, on which `createBrowserGrader` is a global. */
export async function startSite(): Promise<{ readonly url: string; readonly server: Server }> {
  const client = await build({
    entryPoints: [path.join(root, "lib/grader/browser/client.ts")],
    bundle: true, write: false, format: "iife", globalName: "grader", platform: "browser", target: "es2022", logLevel: "error",
  });
  const page = `<!doctype html><meta charset="utf-8"><title>test</title><body><script nonce="test">${client.outputFiles[0]?.text ?? ""}</script>`;
  const server = createServer((request, response) => {
    void answer(request.url ?? "/", page).then(({ status = 200, headers, body }) => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
}

interface Answer {
  readonly status?: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

async function answer(url: string, page: string): Promise<Answer> {
  if (url === "/") return { headers: { "content-type": "text/html", "content-security-policy": contentSecurityPolicy("test", false) }, body: page };
  if (url.startsWith("/sandbox/")) {
    const { version, html, policy } = await readSandboxIndex();
    if (url === `/sandbox/${version}`) return { headers: { "content-type": "text/html", "content-security-policy": policy }, body: html };
  }
  try {
    if (/^\/_reconcile\/[\w./-]+\.js$/.test(url)) return { headers: { "content-type": "text/javascript" }, body: readFileSync(path.join(root, "public", url), "utf8") };
  } catch {
    // Not there: 404.
  }
  return { status: 404, headers: { "content-type": "text/plain" }, body: "not found" };
}
