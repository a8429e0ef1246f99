/**
 * Builds labs, their types and what browsers get of them, once its parent says so; it has loaded by then all that this takes. Run by
 * watch-labs.ts. A process for each time: a lab's definition, once imported, would not be read again.
 */
import { LabError } from "@/lib/grader/publish/publish-lab";
import { buildApiTypes } from "./build-api-types";
import { buildLabs } from "./build-labs";
import { buildSandbox } from "./build-sandbox";

process.once("message", () => {
  void buildLabs().then(async () => {
    // First what the open page is waiting for.
    await buildSandbox({ keepOld: true });
    buildApiTypes({ keepOld: true });
  }).catch((error: unknown) => {
    console.error(error instanceof LabError ? error.message : error);
    process.exitCode = 1;
  }).finally(() => process.disconnect());
});
