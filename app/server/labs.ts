import { findLab } from "@/app/[locale]/labs/lab-data.server";
import type { LabManifest } from "@/lib/grader/lab";
import { Problem } from "@/lib/i18n/problem";

/** The lab that a request names; throws `unknown-lab`. */
export async function requireLab(id: string): Promise<LabManifest> {
  const lab = await findLab(id);
  if (!lab) throw new Problem("unknown-lab");
  return lab;
}
