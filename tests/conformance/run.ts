/**
 * `npm run conformance`: upstream's own cases, as data, against the labs' reference solutions. The cases are not part of this
 * repository; VECTORS_DIR names the folder that holds them.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { adapters } from "./adapters";
import { pending } from "./pending";
import { runFolder, summary } from "./run-folder";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.resolve(root, process.env.VECTORS_DIR ?? "../shared/vectors");

if (existsSync(folder)) {
  const results = await runFolder(folder, { adapters, pending });
  const { lines, passed, failed, excepted } = summary(results);
  const waiting = results.filter((result) => result.kind === "pending");
  console.log(lines.join("\n"));
  const single = results.reduce((sum, result) => sum + (result.kind === "ran" ? result.pending : 0), 0);
  if (single > 0) console.log(`${single} single cases are pending (tests/conformance/pending.ts).`);
  if (waiting.length > 0) console.log(`${waiting.length} files with ${waiting.reduce((sum, { cases }) => sum + cases, 0)} cases are pending (tests/conformance/pending.ts).`);
  if (excepted > 0) console.log(`${excepted} cases are excepted (tests/conformance/exceptions.ts).`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} else if (process.env.VECTORS_DIR !== undefined) {
  console.error(`VECTORS_DIR names ${folder}, and there is no such folder.`);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
} else {
  console.log(`Skipped: upstream's cases are not on this machine (${folder}). VECTORS_DIR may name another folder.`);
  console.log("0 passed, 0 failed");
}
