import { typeCheckOptions } from "@/lib/grader/compile/options";
import type { EditorSetup } from "@/lib/ui/workspace/types";
import project from "@/package.json" with { type: "json" };
import { apiTypesUrl } from "../lab-data.server";

/** The editor checks types with the options and declarations that `npm run check` has. */
export async function editorSetup(): Promise<EditorSetup> {
  return {
    // Pinned to one version there, and copied to the public folder under it by scripts/build.ts.
    vs: `/_reconcile/monaco/${project.dependencies["monaco-editor"]}/vs`,
    compilerOptions: typeCheckOptions,
    // Declares the module and the globals of lab code; all in one file.
    libraries: { "file:///reconcile-api.d.ts": await apiTypesUrl() },
  };
}
