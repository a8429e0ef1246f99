import type { Attack } from "../attack";

const stopped = ["too-slow"] as const;
const clock = ["timeout"] as const;

export const loops: readonly Attack[] = [
  { id: "loop-sync", tries: "never to return from a method", call: "for (;;) {}", ends: stopped, browser: clock },
  { id: "loop-at-load", tries: "never to finish loading", top: "while (true) {}", ends: stopped, browser: clock },
  { id: "loop-in-nested-import", tries: "to hide the loop in an initializer", top: "const x = (() => { for (let i = 0; ; i++) if (i < 0) return i; })();", ends: stopped },
  { id: "loop-catch-interrupt", tries: "to swallow the interrupt with catch and go on", call: "for (;;) { try { for (;;) {} } catch { continue; } }", ends: stopped },
  { id: "loop-finally", tries: "to swallow the interrupt with finally", call: "for (;;) { try { for (;;) {} } finally { continue; } }", ends: stopped },
  { id: "loop-finally-return", tries: "to return a value from finally after the interrupt", call: "try { for (;;) {} } finally { return true; }", ends: stopped },
  { id: "loop-in-getter", tries: "to loop when the test reads a property of the result", call: "return { get length() { for (;;) {} }, get key() { for (;;) {} }, [Symbol.iterator]() { for (;;) {} } };", ends: ["too-slow", "assertion", "threw"] },
  { id: "loop-in-to-string", tries: "to loop when the harness prints a value", call: "throw { toString() { for (;;) {} }, get message() { for (;;) {} }, get name() { for (;;) {} }, get stack() { for (;;) {} } };", ends: ["too-slow", "threw"] },
  { id: "loop-microtasks", byClock: true, tries: "to starve the host with microtasks", call: "const again = () => Promise.resolve().then(again); again(); return new Promise(() => {});", ends: ["too-slow", "timeout", "assertion"], browser: ["timeout", "assertion"] },
  { id: "loop-await", byClock: true, tries: "to await for ever", call: "return (async () => { for (;;) await null; })();", ends: ["too-slow", "timeout", "assertion"], browser: ["timeout", "assertion"] },
  { id: "loop-thenable", byClock: true, tries: "to answer with a thenable that resolves to itself", call: "const t = { then(ok) { ok(t); } }; return (async () => t)();", ends: ["too-slow", "timeout", "assertion"] },
  { id: "loop-generator", tries: "to drain an endless generator", call: "function* g() { for (;;) yield 1; } for (const _ of g()) {}", ends: stopped },
  { id: "loop-async-generator", byClock: true, tries: "to drain an endless async generator", call: "async function* g() { for (;;) yield 1; } return (async () => { for await (const _ of g()) {} })();", ends: ["too-slow", "timeout", "assertion"] },
  { id: "loop-proxy-prototype", byClock: true, tries: "to look a property up through a proxy that looks it up again", call: "const p = new Proxy({}, { get(_, k) { for (;;) { try { Reflect.get(p, k); } catch {} } } }); return p.x;", ends: ["timeout", "too-slow"] },
  { id: "loop-regex", byClock: true, tries: "catastrophic backtracking", call: String.raw`return /^(a+)+$/.test("a".repeat(64) + "!");`, ends: ["too-slow", "timeout"], browser: clock },
  { id: "loop-regex-backreference", tries: "backtracking through back-references", call: String.raw`return /^((a|aa)+)+\1$/.test("a".repeat(64) + "!");`, ends: ["too-slow", "timeout"] },
  { id: "loop-regex-replace", tries: "many slow regular expressions in turn", call: String.raw`let s = "x".repeat(4000); for (;;) s = s.replace(/(x+x+)+y/g, "z") + "x";`, ends: ["too-slow", "timeout"] },
  { id: "loop-index-of-huge", byClock: true, tries: "a built-in over an enormous array-like", call: "return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);", ends: ["too-slow", "timeout"], browser: clock },
  { id: "loop-fill-huge", byClock: true, tries: "fill() over an enormous array-like", call: "return Array.prototype.fill.call({ length: 2 ** 53 - 1 }, 0);", ends: ["too-slow", "timeout", "out-of-memory"], browser: ["timeout", "out-of-memory"] },
  { id: "loop-sparse-reverse", byClock: true, tries: "reverse() of a sparse array", call: "const a = []; a.length = 2 ** 32 - 1; a[0] = 1; return a.reverse();", ends: ["too-slow", "timeout"] },
  { id: "loop-sparse-sort", byClock: true, tries: "sort() of a sparse array", call: "const a = []; a.length = 2 ** 32 - 1; a[0] = 1; return a.sort();", ends: ["too-slow", "timeout"], browser: ["timeout", "assertion"] },
  { id: "loop-sparse-join", byClock: true, tries: "join() of a sparse array", call: "const a = []; a.length = 2 ** 32 - 1; return a.join('');", ends: ["too-slow", "timeout", "out-of-memory"] },
  { id: "loop-index-of-string", byClock: true, tries: "quadratic indexOf()", call: "const s = 'a'.repeat(2 ** 20); return s.indexOf('a'.repeat(2 ** 19) + 'b');", ends: ["too-slow", "timeout", "assertion"] },
  { id: "loop-replace-all", byClock: true, tries: "quadratic replaceAll()", call: "const s = 'a'.repeat(2 ** 20); for (;;) s.replaceAll('a'.repeat(2 ** 18) + 'b', 'c');", ends: ["too-slow", "timeout"] },
  { id: "loop-bigint-power", byClock: true, tries: "one enormous multiplication", call: "let n = 7n; for (;;) n = n ** 9n;", ends: ["too-slow", "timeout", "out-of-memory", "threw"] },
  { id: "loop-slow-comparator", tries: "a sort whose comparator takes its time", call: "const a = Array.from({ length: 1e5 }, (_, i) => i); return a.sort((x, y) => { for (let i = 0; i < 1e6; i++); return y - x; });", ends: stopped },
  { id: "loop-inconsistent-comparator", byClock: true, tries: "a sort that can never be satisfied", call: "for (;;) [3, 1, 2, 5, 4].sort(() => 1);", ends: ["too-slow", "timeout"] },
  { id: "loop-eval", tries: "to loop in code made from a string", call: "return (0, eval)('for (;;) {}');", ends: ["too-slow", "threw"] },
  { id: "loop-json", tries: "to loop inside JSON.stringify", call: "return JSON.stringify({ toJSON() { for (;;) {} } });", ends: stopped },
  { id: "loop-constructor-super", tries: "to loop while a class is being defined", top: "class X { static y = (() => { for (;;) {} })(); }", ends: stopped },
];
