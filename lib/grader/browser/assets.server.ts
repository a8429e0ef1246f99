import { readFile } from "node:fs/promises";
import path from "node:path";

/** What `scripts/build-sandbox.ts` leaves for the server, in build/sandbox/index.json. */
export interface SandboxIndex {
  /** Digest of the page and of the workers' scripts. */
  readonly version: string;
  readonly html: string;
  readonly policy: string;
}

/** Addresses that a page hands to `createBrowserGrader`. All of them name a version and may be kept for ever. */
export interface SandboxUrls {
  readonly frame: string;
  readonly compiler: string;
  readonly runner: string;
}

/** @throws Error when the sandbox has not been built */
export async function readSandboxIndex(): Promise<SandboxIndex> {
  // Not bundled with the site: it is there only once the labs are built, and changes without the site when one is edited.
  const root = process.env.RECONCILE_ROOT ?? /* turbopackIgnore: true */ process.cwd();
  return JSON.parse(await readFile(path.join(root, "build", "sandbox", "index.json"), "utf8")) as SandboxIndex;
}

export function sandboxUrls({ version }: Pick<SandboxIndex, "version">): SandboxUrls {
  const folder = `/_reconcile/sandbox/${version}`;
  return { frame: `/sandbox/${version}`, compiler: `${folder}/compiler.js`, runner: `${folder}/runner.js` };
}

/** The address of a lab's visible bundle. */
export function labBundleUrl(lab: string, version: string): string {
  return `/_reconcile/labs/${lab}/${version}.js`;
}
