import type { Attack } from "../attack";

const overflow = ["threw"] as const;

export const recursion: readonly Attack[] = [
  { id: "recursion-plain", tries: "to call itself without end", call: "const f = () => f() + 1; return f();", ends: overflow, browser: overflow },
  { id: "recursion-mutual", tries: "two functions that call each other", call: "const f = () => g() + 1, g = () => f() + 1; return f();", ends: overflow },
  { id: "recursion-at-load", tries: "to overflow the stack while loading", top: "const f = (n) => f(n + 1) + f(n); f(0);", ends: ["load-error"] },
  { id: "recursion-caught", byClock: true, tries: "to catch every overflow and recurse again", call: "const f = () => { try { f(); } catch { f(); } }; f();", ends: ["timeout", "too-slow", "threw"] },
  { id: "recursion-getter", tries: "a getter that reads itself", call: "const o = { get a() { return this.a; } }; return o.a;", ends: overflow },
  { id: "recursion-constructor", tries: "a constructor that constructs itself", call: "class A { constructor() { this.a = new A(); } } return new A();", ends: overflow },
  { id: "recursion-generator", tries: "a generator that delegates to itself", call: "function* g() { yield* g(); } return [...g()];", ends: ["threw", "out-of-memory"] },
  { id: "recursion-async", tries: "an async function that awaits itself", call: "const f = async () => { await f(); }; return f();", ends: ["threw", "assertion", "out-of-memory", "too-slow"] },
  { id: "recursion-json-parse", byClock: true, tries: "to parse a million nested arrays", call: "return JSON.parse('['.repeat(1e6) + ']'.repeat(1e6));", ends: ["timeout", "threw", "out-of-memory"] },
  { id: "recursion-json-stringify", byClock: true, tries: "to print a deeply nested value", call: "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return JSON.stringify(a);", ends: ["timeout", "threw", "out-of-memory"] },
  { id: "recursion-return-nested", byClock: true, tries: "to answer with a value nested so deeply that comparing it overflows", call: "let a = {}; for (let i = 0; i < 1e5; i++) a = { a }; return a;", ends: ["timeout", "threw", "assertion", "out-of-memory"], browser: ["threw", "assertion"] },
  { id: "recursion-return-cycle", tries: "to answer with a cycle", call: "const a = { m: new Map() }; a.self = a; a.m.set(a, a); return a;", ends: ["threw", "assertion"], browser: ["threw", "assertion"] },
  { id: "recursion-to-string", byClock: true, tries: "an array that contains itself, joined", call: "const a = []; let b = a; for (let i = 0; i < 1e5; i++) { const c = []; b.push(c); b = c; } return String(a);", ends: ["timeout", "threw", "assertion"] },
  { id: "recursion-flat", tries: "flat(Infinity) of a cycle", call: "const a = []; a.push(a, a); return a.flat(Infinity);", ends: ["threw", "out-of-memory", "too-slow"] },
  { id: "recursion-regex-groups", tries: "a regular expression of nested groups", call: "return new RegExp('('.repeat(50000) + 'a' + ')'.repeat(50000));", ends: ["threw"] },
  { id: "recursion-bind", tries: "to call through a long chain of bound functions", call: "let f = () => 1; for (let i = 0; i < 2e4; i++) f = f.bind(null); return f();", ends: ["threw", "assertion", "out-of-memory"] },
  { id: "recursion-proxy", byClock: true, tries: "to read through a long chain of proxies", call: "let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); return p.x;", ends: ["timeout", "threw", "assertion"] },
  { id: "recursion-prototype", byClock: true, tries: "to look up through a long chain of prototypes", call: "let p = null; for (let i = 0; i < 1e5; i++) p = Object.create(p); return p.x;", ends: ["timeout", "threw", "assertion"] },
  { id: "recursion-free", byClock: true, tries: "to have the engine free a million nested objects at once", call: "let o = null; for (let i = 0; i < 1e6; i++) o = { o }; o = null; return true;", ends: ["timeout", "threw", "assertion", "out-of-memory", "too-slow"] },
  { id: "recursion-console", tries: "to log at the edge of the stack", call: "const f = () => { try { f(); } finally { console.log('edge'); } }; f();", ends: ["threw", "too-much-output"] },
  { id: "recursion-eval", tries: "to have the engine's parser recurse", call: "return (0, eval)('('.repeat(2e6) + '1' + ')'.repeat(2e6));", ends: ["threw", "out-of-memory"] },
  { id: "recursion-thrown", tries: "to throw an error whose message recurses", call: "throw Object.defineProperty(new Error(), 'message', { get() { return this.message; } });", ends: ["threw"] },
];
