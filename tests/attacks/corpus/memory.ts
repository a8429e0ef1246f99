import type { Attack } from "../attack";

/** A failed allocation can be seen by the code that asked for it, so the end may also be what the test says of the rest. */
const bounded = ["out-of-memory", "threw", "too-slow"] as const;

export const memory: readonly Attack[] = [
  { id: "memory-push", tries: "an array that only grows", call: "const a = []; for (;;) a.push(a.length, {});", ends: bounded, browser: ["timeout", "out-of-memory", "infrastructure"] },
  { id: "memory-at-load", tries: "to fill the heap while loading", top: "const keep = []; for (;;) keep.push(new Array(1000).fill(0));", ends: ["out-of-memory", "load-error", "too-slow"] },
  { id: "memory-string-doubling", tries: "a string that doubles", call: "let s = 'x'; for (;;) s += s;", ends: bounded, browser: ["threw", "timeout", "out-of-memory"] },
  { id: "memory-flat-doubling", tries: "a string that doubles and is flattened each time", call: "let s = 'x'; for (;;) { s = s + s; s.charCodeAt(s.length - 1); }", ends: bounded },
  { id: "memory-repeat", tries: "large strings by repeat()", call: "const a = []; for (let i = 0; ; i++) a.push(('x' + i).repeat(2 ** 20));", ends: bounded },
  { id: "memory-pad", tries: "large strings by padEnd()", call: "const a = []; for (let i = 0; ; i++) a.push(String(i).padEnd(2 ** 24, 'y'));", ends: bounded },
  { id: "memory-buffer-gigabyte", tries: "buffers of a gigabyte", call: "const a = []; for (;;) a.push(new ArrayBuffer(2 ** 30));", ends: bounded },
  { id: "memory-buffer-many", tries: "many buffers of 8 MB", call: "const a = []; for (;;) a.push(new Uint8Array(2 ** 23).fill(1));", ends: bounded, browser: ["threw", "timeout", "out-of-memory"] },
  { id: "memory-buffer-resizable", tries: "buffers that grow after they were made", call: "const a = []; for (;;) { const b = new ArrayBuffer(8, { maxByteLength: 2 ** 28 }); b.resize(2 ** 28); a.push(b); }", ends: bounded },
  { id: "memory-map-of-closures", tries: "a map of closures over large arrays", call: "const m = new Map(); for (let i = 0; ; i++) { const big = new Array(1000).fill(i); m.set(i, () => big); }", ends: bounded },
  { id: "memory-set-of-symbols", tries: "a set of symbols with long descriptions", call: "const s = new Set(); for (let i = 0; ; i++) s.add(Symbol('d'.repeat(10000) + i));", ends: bounded },
  { id: "memory-bigint", byClock: true, tries: "a BigInt that squares itself", call: "let n = 2n ** 64n; for (;;) n = n * n;", ends: [...bounded, "timeout"] },
  { id: "memory-catch-and-retry", byClock: true, tries: "to catch the failed allocation and try again, for ever", call: "const a = []; for (;;) { try { for (;;) a.push(new Array(10000).fill(1)); } catch { a.length >>= 1; } }", ends: [...bounded, "timeout"] },
  { id: "memory-catch-and-pass", byClock: true, tries: "to exhaust the heap and then go on as if nothing had happened", call: "const a = []; try { for (;;) a.push('z'.repeat(2 ** 20) + a.length); } catch {} return true;", ends: [...bounded, "assertion", "timeout"] },
  { id: "memory-in-promise-job", byClock: true, tries: "to exhaust the heap in a promise job", call: "return Promise.resolve().then(() => { const a = []; for (;;) a.push(new Array(10000).fill(1)); });", ends: [...bounded, "assertion", "timeout"] },
  { id: "memory-spread-endless", tries: "to spread an endless iterator", call: "return [...(function* () { for (let i = 0; ; i++) yield { i }; })()];", ends: bounded },
  { id: "memory-array-from", tries: "Array.from() of an enormous length", call: "return Array.from({ length: 2 ** 32 - 1 }, (_, i) => ({ i }));", ends: bounded },
  { id: "memory-property-names", tries: "an object with endlessly many properties", call: "const o = {}; for (let i = 0; ; i++) o['key' + i] = i;", ends: bounded },
  { id: "memory-bound-functions", tries: "a chain of bound functions", call: "let f = () => 1; const a = []; for (;;) { f = f.bind(null, 1, 2, 3); a.push(f); }", ends: bounded },
  { id: "memory-generators", tries: "generators that are begun and never finished", call: "const a = []; for (;;) { const g = (function* (x) { yield x; })(new Array(100)); g.next(); a.push(g); }", ends: bounded },
  { id: "memory-promises", tries: "promises that nobody settles", call: "const a = []; for (;;) a.push(new Promise(() => {}).then(() => a));", ends: bounded },
  { id: "memory-join", tries: "one enormous string by join()", call: "return new Array(2 ** 20).fill('0123456789'.repeat(1000)).join('-');", ends: [...bounded, "assertion"] },
  { id: "memory-split", tries: "to split a long string into characters again and again", call: "const a = []; for (;;) a.push('x'.repeat(2 ** 20).split(''));", ends: bounded },
  { id: "memory-regex-matches", tries: "endless lists of matches", call: "const s = 'ab'.repeat(2 ** 18), a = []; for (;;) a.push(s.match(/a(b)/g));", ends: bounded },
  { id: "memory-return-huge", byClock: true, tries: "to answer with a value too large to print", call: "const a = []; for (let i = 0; i < 200000; i++) a.push({ i }); return a;", ends: [...bounded, "assertion", "timeout"] },
];
