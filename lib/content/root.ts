import path from "node:path";
import { projectRoot } from "@/lib/config/root";

/** A path below the folder that holds content/, labs/ and build/. */
export function projectPath(...parts: string[]): string {
  return path.join(/* turbopackIgnore: true */ projectRoot(), ...parts);
}

export { projectRoot };
