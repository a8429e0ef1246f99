import path from "node:path";
import ts from "typescript";
import { typeCheckOptions } from "../../compile/options";
import type { SourceFiles } from "../../report";

/** Sources to check together, apart from all others; read-only files and imports are among them. */
export interface Variant {
  readonly name: string;
  readonly files: SourceFiles;
}

/**
 * Type-checks many variants of a lab in one program, each in a folder of its own that exists in memory only, with the
 * options and the declarations that the editor has.
 *
 * @param declarations text of reconcile-api.d.ts
 * @returns for each variant its errors, as "file:line:column message"
 */
export function typeErrors(variants: readonly Variant[], declarations: string): Map<string, string[]> {
  const root = "/check";
  const api = `${root}/reconcile-api.d.ts`;
  const texts = new Map<string, string>([[api, declarations]]);
  for (const { name, files } of variants) {
    for (const [file, text] of Object.entries(files)) texts.set(`${root}/${name}/${file}`, text);
  }
  const options: ts.CompilerOptions = typeCheckOptions;
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile, fileExists, readFile } = host;
  const libraries = path.dirname(ts.getDefaultLibFilePath(options));
  host.fileExists = (file) => texts.has(file) || (file.startsWith(libraries) && fileExists(file));
  host.readFile = (file) => texts.get(file) ?? (file.startsWith(libraries) ? readFile(file) : undefined);
  host.directoryExists = () => true;
  host.getCurrentDirectory = () => root;
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language, true);
  };
  const program = ts.createProgram({ rootNames: [...texts.keys()], options, host });
  const errors = new Map<string, string[]>(variants.map(({ name }) => [name, []]));
  const general = program.getGlobalDiagnostics().concat(program.getOptionsDiagnostics());
  if (general.length > 0) throw new Error(general.map((found) => ts.flattenDiagnosticMessageText(found.messageText, "\n")).join("\n"));
  for (const { name, files } of variants) {
    for (const file of Object.keys(files)) {
      const source = program.getSourceFile(`${root}/${name}/${file}`);
      if (!source) throw new Error(`${file} of ${name} was not read`);
      for (const found of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
        const at = source.getLineAndCharacterOfPosition(found.start ?? 0);
        errors.get(name)?.push(`${file}:${at.line + 1}:${at.character + 1} ${ts.flattenDiagnosticMessageText(found.messageText, " ")}`);
      }
    }
  }
  return errors;
}
