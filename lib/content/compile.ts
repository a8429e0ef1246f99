import path from "node:path";
import { createHash } from "node:crypto";
import rehypeShiki from "@shikijs/rehype/core";
import { bundleMDX } from "mdx-bundler";
import remarkGfm from "remark-gfm";
import { codeBlocks } from "./code-blocks";
import { setQuotes } from "./curly-quotes";
import { headingIds } from "./heading-ids";
import { highlighter } from "./highlighter";
import { joinChinese } from "./join-chinese";
import { limited } from "./limited";
import { projectRoot } from "./root";
import type { CompiledMdx } from "./types";

/** mdx-bundler starts an esbuild run for each text; a whole course at once would exhaust a small machine. */
const atMostTwo = limited(2);
const cache = new Map<string, Promise<CompiledMdx>>();
const cacheLimit = 400;

export interface FootnoteWords {
  readonly heading: string;
  readonly back: string;
}

/**
 * Compiles a checked text. The same text is compiled once per process.
 * @param body front matter blanked, heading ids marked (see mdx-tree.ts)
 * @throws the compiler's VFileMessage, with line and column
 */
export function compileMdx(body: string, footnotes: FootnoteWords): Promise<CompiledMdx> {
  const key = createHash("sha256").update(JSON.stringify([body, footnotes])).digest("hex");
  const known = cache.get(key);
  if (known) return known;
  const compiled = atMostTwo(() => compile(body, footnotes));
  if (cache.size >= cacheLimit) cache.delete(cache.keys().next().value ?? "");
  cache.set(key, compiled);
  compiled.catch(() => cache.delete(key));
  return compiled;
}

async function compile(body: string, footnotes: FootnoteWords): Promise<CompiledMdx> {
  const shiki = await highlighter();
  const { code } = await bundleMDX({
    source: body,
    cwd: path.join(projectRoot(), "content"),
    mdxOptions(options) {
      options.remarkPlugins = [...(options.remarkPlugins ?? []), remarkGfm, headingIds, joinChinese, setQuotes];
      options.rehypePlugins = [...(options.rehypePlugins ?? []), [rehypeShiki, shiki, codeBlocks]];
      options.remarkRehypeOptions = { clobberPrefix: "", footnoteLabel: footnotes.heading, footnoteBackLabel: footnotes.back };
      return options;
    },
    esbuildOptions: (options) => ({ ...options, define: { "process.env.NODE_ENV": '"production"' }, charset: "utf8", logLevel: "silent" }),
  });
  return { code };
}
