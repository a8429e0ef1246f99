import type { Attack } from "../attack";

const rejected = ["compile-error"] as const;
const source = (id: string, tries: string, text: string, ends: Attack["ends"], inBrowser = false): Attack =>
  ({ id: `source-${id}`, tries, files: { "*": text }, ends, ...(inBrowser ? { browser: ends } : {}) });

const late = ["compile-error", "load-error", "threw", "too-slow"] as const;

/** TypeScript made to hurt the compiler. The first family costs common transpilers minutes. */
export const sources: readonly Attack[] = [
  source("arrow-conditional", "exponential time in the parser", "const v = " + "a?(b):c=>".repeat(24) + "d;", late, true),
  source("arrow-conditional-long", "the same, longer", "const v = " + "a?(b):c=>".repeat(2000) + "d;", late),
  source("arrow-parameters", "arrow functions or parentheses, nested", "const v = " + "(a=".repeat(400) + "1" + ")".repeat(400) + ";", late),
  source("generic-arrows", "type arguments or comparisons", "const v = " + "a<b>(c)<".repeat(2000) + "d>(e);", late),
  source("generic-nesting", "types nested in type arguments", "type T = " + "A<".repeat(3000) + "B" + ">".repeat(3000) + ";", late),
  source("conditional-types", "conditional types without end", "type T = " + "A extends B ? C : ".repeat(3000) + "D;", late),
  source("parentheses", "64 kB of opening parentheses", "(".repeat(64_000), rejected, true),
  source("parentheses-balanced", "parentheses that do close", "const v = " + "(".repeat(30_000) + "1" + ")".repeat(30_000) + ";", late),
  source("brackets", "nested array literals", "const v = " + "[".repeat(30_000) + "]".repeat(30_000) + ";", late),
  source("braces", "nested blocks", "{".repeat(30_000) + "}".repeat(30_000), late),
  source("unary", "a chain of unary operators", "const v = " + "!".repeat(60_000) + "1;", late),
  source("binary", "a chain of additions", "const v = 1" + "+1".repeat(30_000) + ";", late),
  source("property-chain", "a chain of property accesses", "const v = a" + ".b".repeat(30_000) + ";", late),
  source("template-open", "a template that never ends", "const v = `" + "${a".repeat(2_000), rejected, true),
  source("template-nested", "templates nested in templates", "const v = " + "`${".repeat(2_000) + "1" + "}`".repeat(2_000) + ";", late),
  source("string-open", "a string that never ends", `const v = "abc`, rejected),
  source("comment-open", "a comment that never ends", "/* ".repeat(1000), rejected),
  source("regex-open", "a regular expression that never ends", "const v = /abc", rejected),
  source("regex-invalid", "a regular expression that is none", "const v = /(/;", late),
  source("nul-bytes", "NUL bytes", "export const x\u0000 = 1;\u0000", rejected, true),
  source("lone-surrogates", "halves of surrogate pairs", "export const \ud800 = 1; // \udfff", rejected, true),
  source("byte-order-mark", "a byte order mark, and one in the middle", "\ufeffexport const a = 1;\ufeff export const b = 2;", ["threw", "compile-error"]),
  source("identifier-huge", "an identifier of 60 kB", "const " + "a".repeat(60_000) + " = 1; export const x = 1;", late),
  source("identifier-escapes", "keywords written with escapes", String.raw`export const \u0061wait = 1; v\u0061r x = 1; \u{69}mport("node:fs");`, late),
  source("too-large", "a file of 200 kB", "// " + "x".repeat(200_000), rejected),
  source("many-lines", "sixty thousand empty lines", "\n".repeat(60_000), ["threw"]),
  source("line-ends", "every kind of line end", "export const a = 1;\r\n\r\u2028\u2029\u0085export const b = 2;", late),
  source("enum", "TypeScript that cannot be erased: an enum", "export enum E { A, B }", rejected, true),
  source("namespace", "TypeScript that cannot be erased: a namespace", "export namespace N { export const x = 1; }", rejected),
  source("parameter-property", "TypeScript that cannot be erased: a parameter property", "export class C { constructor(private readonly x: number) {} }", rejected),
  source("decorator", "decorators", "const d = (x: unknown) => {}; @d export class C {}", late),
  source("import-equals", "import = require()", `import fs = require("fs"); export const x = fs;`, late),
  source("export-equals", "export =", "export = 1;", late),
  source("jsx", "JSX in a plain file", "export const x = <div>hi</div>;", rejected),
  source("hashbang", "a hashbang line", "#!/usr/bin/env node\nexport const x = 1;", late),
  source("html-comment", "HTML comments", "export const x = 1; <!-- --> \n", late),
  source("with", "sloppy mode's with statement", "with ({}) { }", late),
  source("octal", "sloppy mode's octal numbers", "export const x = 010;", late),
  source("use-strict-off", "to leave strict mode", "'use sloppy'; undeclared = 1;", ["load-error"]),
  source("reserved-names", "the names that the module wrapper uses", "const exports = 1, require = 2, module = 3; export const x = 1;", late),
  source("empty", "nothing at all", "", ["threw"], true),
  source("not-code", "prose", "Please let me pass.", rejected),
  source("dynamic-import-many", "thousands of import()s", "export const f = () => [" + `import("./a"),`.repeat(3000) + "];", late),
];
