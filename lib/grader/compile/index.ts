import type { SourceFile } from "typescript";
import type { LabManifest } from "../lab";
import type { SourceFiles, Stop } from "../report";
import { emit } from "./emit";
import { eraseTypes } from "./erase";
import { CompileError } from "./error";
import { link, shapeOf, type ModuleShape } from "./imports";
import { parse } from "./parse";
import { collect } from "./sources";
import { checkSyntax, type Power } from "./syntax";

/** One module of the student's, ready for the harness. */
export interface CompiledModule {
  /** Its path without ".ts". */
  readonly id: string;
  readonly path: string;
  /** A JavaScript expression: a function (exports, require, pow) that evaluates the module. */
  readonly code: string;
  /** Which module each import means: specifier → id; "" for "@reconcile/api", which the harness has. */
  readonly imports: Readonly<Record<string, string>>;
}

export type CompileResult =
  | { readonly ok: true; readonly modules: readonly CompiledModule[] }
  | { readonly ok: false; readonly stop: Stop };

/** What the compiler must know of a lab. */
export type CompiledFor = Pick<LabManifest, "files" | "starter" | "api">;

/**
 * Compiles a student's files to CommonJS factories. Pure (it remembers what it compiled last), linear in the sources' length, the same in the browser's worker
 * and in the server's child. Read-only files are taken from the lab, whatever `files` says of them. Never throws: what is
 * wrong with the sources is the result's `stop`, always "compile-error", with a position where there is one.
 */
export function compile(files: SourceFiles, lab: CompiledFor): CompileResult {
  let path = "";
  try {
    const parsed = new Map<string, Prepared>();
    for (const [name, text] of collect(files, lab)) parsed.set(path = name, prepare(name, text));
    const linked = link(parsed, lab.api);
    const modules: CompiledModule[] = [];
    for (const [name, prepared] of parsed) {
      path = name;
      const code = prepared.code ??= emit(prepared.javaScript, prepared.powers, name);
      modules.push({ id: name.replace(/\.ts$/, ""), path, code, imports: linked.get(name) ?? {} });
    }
    return { ok: true, modules };
  } catch (error) {
    return { ok: false, stop: stopFor(error, path) };
  }
}

interface Prepared {
  readonly source: SourceFile;
  readonly powers: readonly Power[];
  readonly shape: ModuleShape;
  readonly javaScript: string;
  /** Made when the files are known to fit together. */
  code?: string;
}

/** Files compiled last, by path and text: those of the lab are the same each time, and of the student's most are since the last run. */
const known = new Map<string, Prepared>();
const filesKept = 40;

function prepare(path: string, text: string): Prepared {
  const key = `${path}\n${text}`;
  const prepared = known.get(key) ?? analyse(path, text);
  // Whatever was used last is at the end.
  known.delete(key);
  known.set(key, prepared);
  const [oldest] = known.keys();
  if (known.size > filesKept && oldest !== undefined) known.delete(oldest);
  return prepared;
}

function analyse(path: string, text: string): Prepared {
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
