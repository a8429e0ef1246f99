import { readFile } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "@/lib/config/root";
import { diskFiles } from "@/lib/content/files";
import { labIds, readLab } from "@/lib/content/labs";
import type { LabManifest } from "@/lib/grader/lab";
import type { SourceFiles } from "@/lib/grader/report";

const files = () => diskFiles(projectRoot());

/** A lab as it was built; null where there is no such lab. The id may come from an address: only ids of labs reach the disk. */
export async function findLab(id: string): Promise<LabManifest | null> {
  return (await labIds(files())).has(id) ? readLab(files(), id) : null;
}

/** All labs that have been built, by id. */
export async function allLabs(): Promise<readonly LabManifest[]> {
  const manifests = await Promise.all([...(await labIds(files()))].map((id) => readLab(files(), id)));
  return manifests.filter((manifest) => manifest !== null);
}

/** The reference's text of the files that a student may change. It leaves the server only when somebody asks for it. */
export async function readSolution(lab: LabManifest): Promise<SourceFiles> {
  const paths = lab.files.filter((file) => !file.readonly).map((file) => file.path);
  const texts = await Promise.all(paths.map(async (file) => [file, await files().read(`labs/${lab.id}/solution/${file}`)] as const));
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The address of the declarations of `@reconcile/api`. It names a version and may be kept for ever. */
export async function apiTypesUrl(): Promise<string> {
  const index = await readFile(path.join(/* turbopackIgnore: true */ projectRoot(), "build", "api", "index.json"), "utf8");
  return `/_reconcile/api/${(JSON.parse(index) as { version: string }).version}.txt`;
}
