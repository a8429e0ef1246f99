import path from "node:path";
import { build } from "esbuild";

/** A page that holds nothing but what one module mounts, as HTML with its script and styles inside. */
export async function pageOf(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry], bundle: true, write: false, outdir: "/", minify: true, format: "iife", target: "es2022", jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' }, loader: { ".module.css": "local-css" }, external: ["*.woff2"], logLevel: "error",
    tsconfig: path.join(import.meta.dirname, "..", "..", "tsconfig.json"),
  });
  const text = (extension: string) => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? "";
  return `<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${text(".css")}</style></head>`
    + `<body style="margin:0;padding:16px;background:var(--surface-1)"><main id="place"></main><script>${text(".js").replaceAll("</script", "<\\/script")}</script></body></html>`;
}
