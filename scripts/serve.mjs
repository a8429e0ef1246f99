/**
 * Starts the server that the last build made. `npm start` comes here after it has built; tests and containers directly.
 * Reads PORT (3000), HOST (0.0.0.0), DATA_DIR (data) and TRUST_PROXY.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./bootstrap.mjs";
import { dropForwardedFor } from "./forwarded-for.mjs";

// Next's standalone server changes its working directory and would resolve everything from there.
process.env.RECONCILE_ROOT ??= root;
process.env.DATA_DIR = path.resolve(process.env.RECONCILE_ROOT, process.env.DATA_DIR ?? "data");
process.env.PORT ??= "3000";
process.env.HOSTNAME = process.env.HOST ?? "0.0.0.0";
process.env.NODE_ENV = "production";
// Next ends with 128 + the signal's number after it has closed everything. An end that was asked for is a success.
process.on("exit", (code) => { if (code === 130 || code === 143) process.exitCode = 0; });
if (process.env.TRUST_PROXY !== "1") dropForwardedFor();
await import(pathToFileURL(path.join(root, ".next", "standalone", "server.js")).href);
