import { build } from "esbuild";

/**
 * Bundles harness, kernel and a lab's tests into one plain script. Evaluated in a fresh realm it takes the realm over; its
 * completion value is the GuestApi (harness/protocol.ts).
 * @param hidden without it the result may be sent to a browser.
 * @param api with what `@reconcile/api` exports, for student code
 */
export async function bundleLab(options: { root: string; tests: string; hidden?: string; api: boolean }): Promise<{ code: string; inputs: string[] }> {
  const { root, tests, hidden, api } = options;
  const entry = [
    `import { boot } from "./lib/grader/harness/boot.ts";`,
    `import visible from ${JSON.stringify(tests)};`,
    hidden ? `import hidden from ${JSON.stringify(hidden)};` : "const hidden = undefined;",
    api ? `import * as values from "./labs/api/index.ts";` : "const values = undefined;",
    "export const api = boot(visible, hidden, values);",
  ].join("\n");
  const result = await build({
    stdin: { contents: entry, resolveDir: root, sourcefile: "entry.ts", loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    globalName: "lab",
    target: "es2022",
    charset: "utf8",
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "silent",
  });
  const code = result.outputFiles[0]?.text ?? "";
  return {
    code: `(function(){"use strict";${code};return lab.api})()\n`,
    inputs: Object.keys(result.metafile.inputs).filter((path) => path !== "entry.ts"),
  };
}
