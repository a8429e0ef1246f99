import type { LabManifest } from "@/lib/grader/lab";
import type { ContentFiles } from "./files";

/** What the lab build wrote of a lab, null when it was not built (or has no such id). */
export async function readLab(files: ContentFiles, id: string): Promise<LabManifest | null> {
  const text = await files.read(`build/labs/${id}/manifest.json`);
  return text === null ? null : (JSON.parse(text) as LabManifest);
}

/** Ids of the labs that exist, built or not: folders of labs/ with a lab.ts. */
export async function labIds(files: ContentFiles): Promise<ReadonlySet<string>> {
  const all = await files.list("labs");
  return new Set(all.flatMap((file) => /^labs\/([^/]+)\/lab\.ts$/.exec(file)?.[1] ?? []));
}
