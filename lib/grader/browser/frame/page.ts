import { createHash } from "node:crypto";

/** The sandbox page around its script, and the policy that it must be served with. Both are constant for a build. */
export function sandboxPage(script: string): { readonly html: string; readonly policy: string } {
  // Nothing in a script element may look like its end.
  const inline = script.replaceAll("</script", "<\\/script");
  const digest = createHash("sha256").update(inline).digest("base64");
  return {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox</title><script>${inline}</script></html>\n`,
    policy: [
      "default-src 'none'",
      // The page's own script by its digest; the workers are blobs and evaluate what they are given.
      `script-src 'sha256-${digest}' 'unsafe-eval' blob:`,
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      // Opaque origin also for whoever opens the page by itself.
      "sandbox allow-scripts",
    ].join("; "),
  };
}
