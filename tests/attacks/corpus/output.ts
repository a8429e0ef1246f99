import type { Attack } from "../attack";

export const output: readonly Attack[] = [
  { id: "output-flood", tries: "to log without end", call: "for (let i = 0; ; i++) console.log('line', i);", ends: ["too-much-output", "too-slow"], browser: ["too-much-output", "timeout"] },
  { id: "output-flood-at-load", tries: "to log without end while loading", top: "for (let i = 0; ; i++) console.error('line', i);", ends: ["too-much-output", "too-slow"] },
  { id: "output-one-huge-line", tries: "one line of 16 MB", call: "console.log('x'.repeat(2 ** 24)); return true;", ends: ["assertion", "threw", "too-much-output"], browser: ["assertion", "threw", "too-much-output"] },
  { id: "output-many-arguments", tries: "one line of a hundred thousand values", call: "console.log(...Array.from({ length: 60000 }, (_, i) => ({ i }))); return true;", ends: ["assertion", "threw", "too-much-output"] },
  { id: "output-deep-value", tries: "to log a value without an end", call: "const a = {}; a.a = a; let d = []; for (let i = 0; i < 1e4; i++) d = [d]; console.log(a, d); return true;", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
  { id: "output-hostile-value", tries: "to log a value that runs code when printed", call: "console.log({ toString() { for (;;) {} }, toJSON() { for (;;) {} }, get x() { for (;;) {} }, [Symbol.toStringTag]: 'T' }); return true;", ends: ["assertion", "threw", "too-slow"] },
  { id: "output-proxy", tries: "to log a proxy whose traps never end", call: "console.log(new Proxy([], { get() { for (;;) {} }, ownKeys() { for (;;) {} } })); return true;", ends: ["too-slow", "assertion", "threw"] },
  { id: "output-control-characters", tries: "to send control characters to a terminal", call: String.raw`console.log("\u001b[2J\u001b]0;owned\u0007\u001b[31m\r\b\u0000\u202e"); throw new Error("\u001b[2J\u001b]0;owned\u0007");`, ends: ["threw"] },
  { id: "output-lone-surrogates", tries: "to break the encoding of the report", call: String.raw`console.log("\ud800", "\udfff\ud83d"); throw new Error("\ud800\u0000\ufffe");`, ends: ["threw"], browser: ["threw"] },
  { id: "output-expected-actual", tries: "values whose printed forms are enormous", call: "return Array.from({ length: 5000 }, (_, i) => 'value '.repeat(100) + i);", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
];

export const leaks: readonly Attack[] = [
  { id: "leak-to-string", tries: "to read the source of functions that the tests hand over", call: "const read = (f) => { const s = Function.prototype.toString.call(f); if (!/\\[native code\\]|\\[source hidden\\]/.test(s) && s.length > 80) escaped(s); }; for (const a of args) { if (typeof a === 'function') read(a); if (a && typeof a === 'object') for (const k of Reflect.ownKeys(a)) { try { if (typeof a[k] === 'function') read(a[k]); } catch {} } }", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
  { id: "leak-to-string-subclass", tries: "to revive toString through another function's prototype", call: "for (const make of [() => Function, () => (async () => {}).constructor, () => (function* () {}).constructor]) { try { const F = make(); const s = F.prototype.toString?.call(args[0] ?? console.log) ?? ''; if (s.length > 200) escaped(s); } catch {} } try { const s = `${args.find((a) => typeof a === 'function')}`; if (s.length > 80 && !/native|hidden/.test(s)) escaped(s); } catch {}", ends: ["assertion", "threw"] },
  { id: "leak-own-source", tries: "to read the source of its callers from its own", call: "const s = [run.toString(), (0, eval)('(() => 1)').toString()].join(''); if (/hidden-test|defineHidden|seeds\\(/.test(s)) escaped(s); return true;", ends: ["assertion", "threw"] },
  { id: "leak-stack", tries: "to learn names of tests and paths of the server from a stack", call: "const s = String(new Error('x').stack); if (/node_modules|\\/work|\\/home|file:\\/\\/|\\bnode:|[A-Za-z]:\\\\\\\\/.test(s)) escaped(s); throw new Error('stack: ' + s);", ends: ["threw"], browser: ["threw"] },
  { id: "leak-globals-dump", tries: "to dump every global into the report", call: "const names = []; for (let g = globalThis; g; g = Object.getPrototypeOf(g)) names.push(...Object.getOwnPropertyNames(g)); for (const n of names) { const v = (() => { try { return globalThis[n]; } catch {} })(); if (typeof v === 'string' && v.length > 20) escaped(n); } throw new Error(names.join(' '));", ends: ["threw"] },
];

export const nondeterminism: readonly Attack[] = [
  { id: "clock-date", tries: "to read the real clock", call: "const d = [new Date().getTime(), Date.now(), new Date().getTimezoneOffset()]; if (d[0] > 1.7e12 || d[1] > 1.7e12 || d[2] !== 0) escaped(d); return true;", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
  { id: "clock-performance", tries: "to measure time", call: "if (typeof performance !== 'undefined') { const a = performance.now(); for (let i = 0; i < 1e6; i++); if (performance.now() !== a) escaped('time moves'); } return true;", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
  { id: "clock-busy-wait", tries: "to wait until the clock moves", call: "const t = Date.now(); while (Date.now() === t) {} escaped('time moved');", ends: ["too-slow", "threw"], browser: ["timeout", "threw"] },
  { id: "random-math", tries: "randomness that differs from run to run", call: "throw new Error('random ' + [Math.random(), Math.random()]);", ends: ["threw"], browser: ["threw"] },
  { id: "random-crypto", tries: "the system's randomness", call: "if (typeof crypto !== 'undefined') escaped('crypto'); return true;", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
  { id: "random-garbage-collector", tries: "to watch the garbage collector", call: "if (typeof WeakRef !== 'undefined' || typeof FinalizationRegistry !== 'undefined') escaped('gc'); return true;", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
  { id: "random-locale", tries: "to learn the machine's language and zone", call: "if (typeof Intl !== 'undefined') escaped('Intl'); return ['ä', 'z'].sort((a, b) => a.localeCompare(b)).join() + new Date(0).toLocaleString();", ends: ["assertion", "threw"], browser: ["assertion", "threw"] },
  { id: "random-timers", tries: "timers of the host", call: "for (const n of ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'queueMicrotask']) { const f = globalThis[n]; if (f) { try { f(() => {}, 0); } catch {} } } return true;", ends: ["assertion", "threw", "stuck"], browser: ["assertion", "threw", "stuck"] },
];
