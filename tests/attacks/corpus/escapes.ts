import type { Attack } from "../attack";

/** Where nothing is found the call simply answers wrongly; where the way out is shut with an error, it throws. */
const held = ["assertion", "threw"] as const;

/** Names that would give a way out of the sandbox, of every host it has had or may have. */
const hostNames = [
  "process", "require", "module", "global", "Buffer", "setImmediate", "Deno", "Bun", "std", "os", "bjs", "scriptArgs", "print", "load",
  "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "Worker", "SharedWorker", "BroadcastChannel", "indexedDB", "caches",
  "navigator", "location", "document", "parent", "top", "window", "postMessage", "onmessage", "MessageChannel", "close",
  "WebAssembly", "SharedArrayBuffer", "Atomics", "ShadowRealm", "WeakRef", "FinalizationRegistry", "performance", "host", "__host", "__harness", "$262",
];

/**
 * Looks for any of the names in an object taken for a global, and reports what it finds. A function that only explains why
 * it is not there is none.
 */
const search = `
const stub = (v) => { if (typeof v !== "function") return false; try { v(); } catch (e) { return /not available|never made/.test(String(e && e.message)); } return false; };
const look = (g) => { for (const n of ${JSON.stringify(hostNames)}) { let v; try { v = g[n]; } catch {} if (v !== undefined && !stub(v)) escaped(n); } };`;

export const escapes: readonly Attack[] = [
  { id: "escape-function-constructor", tries: "to reach the global object through a constructor's constructor", call: `${search} look((() => {}).constructor("return this")()); look({}.constructor.constructor("return this")());`, ends: held, browser: held },
  { id: "escape-async-function-constructor", tries: "the same through async functions and generators", call: `${search} for (const f of [async () => {}, function* () {}, async function* () {}]) { try { f.constructor("globalThis.leak = this ?? globalThis"); look(globalThis); } catch {} }`, ends: held },
  { id: "escape-global-names", tries: "to find a host object among the globals", call: `${search} look(globalThis); for (const k of Object.getOwnPropertyNames(globalThis)) { const v = globalThis[k]; if (typeof v === "object" && v !== null && ("exit" in v || "env" in v)) escaped(k); }`, ends: held, browser: held },
  { id: "escape-sloppy-this", tries: "to find a host object in a sloppy function's this", call: `${search} look(new Function("return this")()); look((0, eval)("this"));`, ends: held },
  { id: "escape-arguments-constructors", tries: "to climb from the values that the tests hand over", call: `${search} for (const a of [this, ...args]) { let o = a; for (let i = 0; i < 8 && o != null; i++) { try { look(o.constructor.constructor("return this")()); } catch {} o = Object.getPrototypeOf(o); } }`, ends: held },
  { id: "escape-error-constructors", tries: "to climb from the errors that the engine throws", call: `${search} const tries = [() => null.x, () => undefinedName, () => new Array(-1), () => JSON.parse("{"), () => "x".repeat(-1), () => (0, eval)("(")]; for (const t of tries) { try { t(); } catch (e) { look(e.constructor.constructor("return this")()); } }`, ends: held },
  { id: "escape-overflow-error", tries: "to climb from a stack overflow's error", call: `${search} const f = () => { f(); }; try { f(); } catch (e) { look(e.constructor.constructor("return this")()); }`, ends: held },
  { id: "escape-import-node", tries: "import() of Node's modules", call: `return import("node:fs").then((m) => { escaped(Object.keys(m)); }, () => {});`, ends: [...held, "load-error", "compile-error"], browser: [...held, "load-error", "compile-error"] },
  { id: "escape-import-error-realm", tries: "to climb from the error of a failed import()", call: `${search} return import("x:y").catch((e) => { look(e.constructor.constructor("return this")()); });`, ends: [...held, "load-error", "compile-error"] },
  { id: "escape-import-in-eval", tries: "import() inside code made from a string", call: `${search} try { (0, eval)('import("node:os")').then((m) => escaped("os"), (e) => look(e.constructor.constructor("return this")())); } catch {} try { new Function('return import("node:fs")')().then(() => escaped("fs"), () => {}); } catch {}`, ends: held },
  { id: "escape-import-data-url", tries: "import() of data: and blob: addresses", call: `return import("data:text/javascript,export default globalThis").then((m) => escaped("data"), () => {});`, ends: [...held, "load-error", "compile-error"], browser: [...held, "load-error", "compile-error"] },
  { id: "escape-import-meta", tries: "to read where the code lies", top: `const where = import.meta.url; escaped(where);`, ends: ["compile-error", "load-error"] },
  { id: "escape-require", tries: "require() of Node's modules", call: `for (const n of ["fs", "node:fs", "child_process", "v8", "../../../../etc/passwd"]) { try { require(n); escaped(n); } catch {} }`, ends: held },
  { id: "escape-static-import-node", tries: "a static import of a Node module", top: `import { readFileSync } from "node:fs"; escaped(readFileSync("/etc/passwd", "utf8"));`, ends: ["load-error", "compile-error"], browser: ["load-error", "compile-error"] },
  { id: "escape-static-import-harness", tries: "to import the harness and the tests", top: `import * as tests from "../tests"; escaped(Object.keys(tests));`, ends: ["load-error", "compile-error"] },
  { id: "escape-import-path", tries: "to climb out of the lab's folder by path", top: `import * as x from "./../../../lib/grader/harness/api"; escaped(Object.keys(x));`, ends: ["load-error", "compile-error"] },
  { id: "escape-import-proto", tries: "to import a name of Object.prototype as a module", top: `import * as x from "./__proto__"; import * as y from "./constructor"; escaped([x, y]);`, ends: ["load-error", "compile-error"] },
  { id: "escape-fetch", tries: "to talk to the network", call: `${search} for (const n of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) { const f = globalThis[n]; if (f && !stub(f)) { try { new f("http://127.0.0.1:1/"); } catch {} escaped(n); } }`, ends: held, browser: held },
  { id: "escape-caller", tries: "to reach the test through caller and callee", call: `try { escaped(arguments.callee.caller.toString()); } catch {} try { const f = new Function("return arguments.callee.caller"); const c = f(); if (c) escaped(c.toString()); } catch {}`, ends: held },
  { id: "escape-stack-call-sites", tries: "to get at functions of the tests through prepareStackTrace", call: `try { Error.prepareStackTrace = (_, sites) => sites; } catch {} try { const s = new Error().stack; if (Array.isArray(s)) for (const c of s) { const f = c.getFunction?.() ?? c.getThis?.(); if (f) escaped(String(f)); } } catch {}`, ends: held, browser: held },
  { id: "escape-capture-stack-trace", tries: "to get at call sites through captureStackTrace", call: `try { const o = {}; Error.stackTraceLimit = 1000; Object.defineProperty(Error, "prepareStackTrace", { value: (_, s) => s }); Error.captureStackTrace?.(o); if (Array.isArray(o.stack)) escaped("sites"); } catch {}`, ends: held },
  { id: "escape-wrapper", tries: "to close the function that wraps a module", files: { "*": `}); escaped("out"); (function (exports, require, module) {` }, ends: ["compile-error"], browser: ["compile-error"] },
  { id: "escape-wrapper-comment", tries: "to comment the wrapper's end out", files: { "*": `export const x = 1; /*` }, ends: ["compile-error"] },
  { id: "escape-wrapper-line-separator", tries: "to end a line where only JavaScript sees an end", files: { "*": `export const x = 1; //\u2028}); escaped("out"); (function () {` }, ends: ["compile-error"] },
  { id: "escape-wrapper-arguments", tries: "to read and replace the wrapper's arguments", top: `try { if (arguments.length > 3) escaped(arguments.length); arguments[2].exports = { __proto__: null }; } catch {}`, ends: [...held, "load-error", "compile-error"] },
  { id: "escape-web-assembly", tries: "to compile machine code", call: `if (typeof WebAssembly !== "undefined") escaped("WebAssembly");`, ends: held, browser: held },
  { id: "escape-shared-memory", tries: "to make shared memory and wait on it", call: `if (typeof SharedArrayBuffer !== "undefined") escaped("SharedArrayBuffer"); if (typeof Atomics !== "undefined") { escaped("Atomics"); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }`, ends: held, browser: held },
  { id: "escape-worker", tries: "to start a worker of its own", call: `if (typeof Worker !== "undefined") { escaped("Worker"); } if (typeof ShadowRealm !== "undefined") escaped("ShadowRealm");`, ends: held, browser: held },
  { id: "escape-exit", tries: "to end the process", call: `for (const f of ["process.exit(0)", "os.exit(0)", "std.exit(0)", "Deno.exit(0)", "close()", "self.close()", "process.kill(process.pid)", "process.abort()"]) { try { (0, eval)(f); escaped(f); } catch {} }`, ends: held, browser: held },
  { id: "escape-deleted-globals", tries: "to find removed globals again on the prototype chain", call: `${search} for (let g = globalThis; g; g = Object.getPrototypeOf(g)) { look(g); for (const k of Reflect.ownKeys(g)) { const d = Object.getOwnPropertyDescriptor(g, k); if (d?.get && /\\[native code\\]/.test(Function.prototype.toString.call(d.get)) && ${JSON.stringify(hostNames)}.includes(String(k))) escaped(String(k)); } }`, ends: held, browser: held },
  { id: "escape-environment", tries: "to read the environment", call: `for (const path of ["process.env", "Deno.env", "std.getenviron()", "import.meta.env"]) { try { escaped(JSON.stringify(new Function("return " + path)())); } catch {} }`, ends: held },
];
