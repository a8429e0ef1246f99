/** Rebuilds the labs' bundles when a lab, the harness or the kernel changes; the open page reloads itself (see lib/content). */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const scripts = ["scripts/build-labs.ts", "scripts/build-api-types.ts", "scripts/build-sandbox.ts"];
let timer: NodeJS.Timeout | undefined;
let running = false;
let again = false;

for (const folder of ["labs", "lib/sim", "lib/grader"]) {
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (!file || file.endsWith("~") || file.includes(".test.")) return;
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), 50);
  });
}

/** One rebuild at a time; changes during it cause one more. */
async function rebuild(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  for (const script of scripts) {
    if ((await run(script)) !== 0) break;
  }
  running = false;
  if (again) {
    again = false;
    await rebuild();
  }
}

function run(script: string): Promise<number> {
  return new Promise((resolve) => {
    spawn(process.execPath, ["--import", "tsx", path.join(root, script)], { cwd: root, stdio: "inherit" })
      .on("exit", (code) => resolve(code ?? 1))
      .on("error", () => resolve(1));
  });
}
