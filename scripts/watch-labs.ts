/** Rebuilds the labs' bundles when a lab, the harness or the kernel changes; the open page shows the new lab (see lib/content/watch). */
import { fork, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
let timer: NodeJS.Timeout | undefined;
let running = false;
let again = false;
let ready = nextBuilder();

for (const folder of ["labs", "lib/sim", "lib/grader"]) {
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (!file || !file.endsWith(".ts") || file.includes(".test.")) return;
    if (folder === "lib/grader" || folder === "lib/sim") renew();
    clearTimeout(timer);
    timer = setTimeout(rebuild, 30);
  });
}

/** One rebuild at a time; changes during it cause one more. The next builder loads while nothing is to be done. */
function rebuild(): void {
  if (running) {
    again = true;
    return;
  }
  running = true;
  ready.once("exit", () => {
    running = false;
    ready = nextBuilder();
    if (again) {
      again = false;
      rebuild();
    }
  });
  ready.send("build");
}

/** The builder that waits has loaded code that is no longer what stands in the files. */
function renew(): void {
  if (running) return;
  ready.kill();
  ready = nextBuilder();
}

function nextBuilder(): ChildProcess {
  return fork(path.join(root, "scripts", "rebuild-labs.ts"), { cwd: root, execArgv: ["--import", "tsx"] });
}
