/** `npm run dev`: the site for authors; edits to lessons, labs and components show in the open page. */
import { spawn } from "node:child_process";
import path from "node:path";
import { checkNode, ensureInstalled, fail, root, runScript } from "./bootstrap.mjs";

checkNode();
ensureInstalled();
if ((await runScript("scripts/build.ts", ["--assets"])) !== 0) fail("The labs or lessons could not be built (see above).");

const watcher = spawn(process.execPath, ["--import", "tsx", path.join(root, "scripts", "watch-labs.ts")], { cwd: root, stdio: "inherit" });
const next = spawn(process.execPath, [path.join(root, "node_modules", "next", "dist", "bin", "next"), "dev", "-p", process.env.PORT ?? "3000"], {
  cwd: root, stdio: "inherit", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => { next.kill(signal); watcher.kill(signal); });
next.on("exit", (code) => { watcher.kill(); process.exit(code ?? 0); });
