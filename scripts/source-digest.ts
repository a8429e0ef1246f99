import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Files and folders, relative to the root, that the build is made of. */
const sources = ["app", "content", "labs", "lib", "prisma", "scripts", "package.json", "package-lock.json", "next.config.ts", "proxy.ts", "instrumentation.ts", "tsconfig.json", "prisma.config.ts"];

/** Generated or irrelevant to what is built. */
const skipped = /(^|\/)(generated|node_modules)(\/|$)|\.test\.tsx?$/;

/**
 * A digest of the content (never the modification times) of all that the build reads, and of the Node that runs it.
 *
 * @param root absolute path of the checkout
 * @returns 64 hexadecimal digits
 */
export function sourceDigest(root: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of sources) {
    for (const file of filesUnder(root, source)) {
      hash.update(file).update("\0").update(readFileSync(path.join(root, file))).update("\0");
    }
  }
  return hash.digest("hex");
}

function filesUnder(root: string, relative: string): string[] {
  if (skipped.test(relative)) return [];
  try {
    return readdirSync(path.join(root, relative), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const child = `${relative}/${entry.name}`;
        if (entry.isDirectory()) return filesUnder(root, child);
        return skipped.test(child) ? [] : [child];
      });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOTDIR") return [relative];
    if (code === "ENOENT") return [];
    throw error;
  }
}
