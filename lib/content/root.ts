import path from "node:path";

/**
 * The folder that holds content/, labs/ and build/: the checkout, or the standalone server's own folder.
 * RECONCILE_ROOT overrides it, for a server that is started from elsewhere.
 */
export function projectRoot(): string {
  return process.env.RECONCILE_ROOT ?? process.cwd();
}

export function projectPath(...parts: string[]): string {
  return path.join(projectRoot(), ...parts);
}
