import { parse as parseJavaScript } from "acorn";
import { transform } from "sucrase";
import type { Power } from "./syntax";

const head = "(function(exports,require,__pow){\"use strict\";return(function(){\"use strict\";";
const tail = "\n}).call(void 0)})";

/**
 * JavaScript with imports → one expression, a function (exports, require, pow) that evaluates the module. Lines stay
 * where they are. Throws an Error if the source tries to end the function early and run outside of it.
 */
export function emit(javaScript: string, powers: readonly Power[], path: string): string {
  const { code } = transform(rewritePowers(javaScript, powers), { transforms: ["imports"], disableESTransforms: true, preserveDynamicImport: true });
  const wrapped = head + code.replace(/^"use strict";/, "") + tail;
  if (!isOneFunction(wrapped)) throw new Error("the module is not one function");
  return `${wrapped}\n//# sourceURL=student/${path}`;
}

/**
 * `a ** b` → `__pow(a , b)`: engines round powers differently, so the harness brings its own. Only insertions and
 * replacements of equal length, so that lines stay.
 */
function rewritePowers(javaScript: string, powers: readonly Power[]): string {
  const edits: { at: number; end: number; text: string; order: number }[] = [];
  for (const { left, operator, right, assigned } of powers) {
    const width = right[1] - left[0];
    if (assigned === undefined) edits.push({ at: left[0], end: left[0], text: "__pow(", order: -width });
    edits.push({ at: operator[0], end: operator[1], text: assigned === undefined ? "," : `=__pow(${assigned},`, order: 0 });
    edits.push({ at: right[1], end: right[1], text: ")", order: width });
  }
  // Of two that begin at one place the wider opens first; of two that end at one place the narrower closes first.
  edits.sort((a, b) => a.at - b.at || a.order - b.order);
  let result = "";
  let copied = 0;
  for (const edit of edits) {
    result += javaScript.slice(copied, edit.at) + edit.text;
    copied = edit.end;
  }
  return result + javaScript.slice(copied);
}

/** Parsed as the engines will parse it: a script, in which `<!--` begins a comment. */
function isOneFunction(code: string): boolean {
  const { body } = parseJavaScript(code, { ecmaVersion: "latest", sourceType: "script" });
  const [only] = body;
  return body.length === 1 && only?.type === "ExpressionStatement" && only.expression.type === "FunctionExpression"
    && only.expression.body.end === code.length - 1 && only.expression.body.body.length === 2;
}
