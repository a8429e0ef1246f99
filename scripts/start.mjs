/**
 * `npm start`: from a clone to a running site. Installs, builds if the sources changed, serves, prints the address.
 * Secrets, database and migrations are the server's own business when it starts (instrumentation.ts), so that the
 * container goes the same way.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { checkNode, ensureInstalled, fail, root, runScript, say } from "./bootstrap.mjs";

checkNode();
const port = readPort(process.env.PORT ?? "3000");
await checkPort(port);
ensureInstalled();
if ((await runScript("scripts/build.ts", ["--if-changed"])) !== 0) fail("The build failed (see above).");
serve();

function readPort(text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65535) fail(`PORT must be a whole number from 1 to 65535; it is "${text}".`);
  return value;
}

/** Asks for the port before the minutes of the first build, not after. */
function checkPort(wanted) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE") fail(`Port ${wanted} is already in use.\nStop what uses it, or choose another: PORT=${wanted + 1} npm start`);
      if (error.code === "EACCES") fail(`Port ${wanted} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`);
      fail(`Port ${wanted} cannot be opened: ${error.message}`);
    });
    probe.listen(wanted, process.env.HOST ?? "0.0.0.0", () => probe.close(resolve));
  });
}

function serve() {
  const server = spawn(process.execPath, [path.join(root, "scripts", "serve.mjs")], {
    cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, PORT: String(port) },
  });
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => { stopping = true; server.kill(signal); });
  }
  server.on("exit", (code, signal) => {
    if (!stopping) fail(`The server ended by itself (${signal ?? `exit code ${code}`}).`);
    process.exit(0);
  });
  void announce(server);
}

/** Prints the address once the site answers, and not before. */
async function announce(server) {
  const address = `http://localhost:${port}`;
  while (server.exitCode === null) {
    try {
      if ((await fetch(`${address}/api/healthz`)).ok) {
        say(`\n  Reconcile is ready: ${address}\n  (stop it with Ctrl+C; its data is in ${path.resolve(root, process.env.DATA_DIR ?? "data")})\n`);
        return;
      }
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
