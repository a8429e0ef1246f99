import path from "node:path";

/**
 * The project's folder: where prisma/, build/ and content/ are. The built server changes its working directory, so
 * scripts/serve.mjs says where it came from.
 */
export function projectRoot(): string {
  return path.resolve(/* turbopackIgnore: true */ process.env.RECONCILE_ROOT ?? process.cwd());
}
