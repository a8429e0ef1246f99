import type { LabDefinition } from "../lab";
import type { SourceFiles, Stop } from "../report";
import { emit } from "./emit";
import { eraseTypes } from "./erase";
import { CompileError } from "./error";
import { link, shapeOf } from "./imports";
import { parse } from "./parse";
import { collect } from "./sources";
import { checkSyntax } from "./syntax";

/** One module of the student's, ready for the harness. */
export interface CompiledModule {
  /** Its path without ".ts". */
  readonly id: string;
  readonly path: string;
  /** A JavaScript expression: a function (exports, require, pow) that evaluates the module. */
  readonly code: string;
  /** Which module each import means: specifier → id; "" for "@reconcile/api", which is empty at run time. */
  readonly imports: Readonly<Record<string, string>>;
}

export type CompileResult =
  | { readonly ok: true; readonly modules: readonly CompiledModule[] }
  | { readonly ok: false; readonly stop: Stop };

/** What the compiler must know of a lab. */
export type CompiledFor = Pick<LabDefinition, "files"> & { readonly starter: Readonly<Record<string, string>> };

/**
 * Compiles a student's files to CommonJS factories. Pure, linear in the sources' length, the same in the browser's worker
 * and in the server's child. Read-only files are taken from the lab, whatever `files` says of them. Never throws: what is
 * wrong with the sources is the result's `stop`, always "compile-error", with a position where there is one.
 */
export function compile(files: SourceFiles, lab: CompiledFor): CompileResult {
  let path = "";
  try {
    const parsed = new Map<string, ReturnType<typeof prepare>>();
    for (const [name, text] of collect(files, lab)) parsed.set(path = name, prepare(name, text));
    const linked = link(parsed);
    const modules: CompiledModule[] = [];
    for (const [name, { javaScript, powers }] of parsed) {
      path = name;
      modules.push({ id: name.replace(/\.ts$/, ""), path, code: emit(javaScript, powers, name), imports: linked.get(name) ?? {} });
    }
    return { ok: true, modules };
  } catch (error) {
    return { ok: false, stop: stopFor(error, path) };
  }
}

function prepare(path: string, text: string) {
  const source = parse(path, text);
  const powers = checkSyntax(source);
  return { source, powers, shape: shapeOf(source), javaScript: eraseTypes(source) };
}

/** Whatever else a compiler's stage throws says that the source is beyond it: too deep, or no complete module. */
function stopFor(error: unknown, file: string): Stop {
  if (error instanceof CompileError) return error.stop;
  const at = { file, line: 1, column: 1 };
  if (error instanceof RangeError) {
    return new CompileError({ en: "This code is nested too deeply to be compiled.", zh: "这段代码嵌套过深，无法编译。" }, at).stop;
  }
  return new CompileError({ en: `${file} is not one complete module.`, zh: `${file} 不是一个完整的模块。` }, at).stop;
}
