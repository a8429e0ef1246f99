import ts from "typescript";
import type { Position } from "../report";
import { CompileError } from "./error";

/** The place of an offset, counted from 1, as editors do. */
export function positionOf(source: ts.SourceFile, offset: number): Position {
  const { line, character } = source.getLineAndCharacterOfPosition(offset);
  return { file: source.fileName, line: line + 1, column: character + 1 };
}

/** Parses one file; throws a CompileError at its first syntax error. Linear in the length of `text`. */
export function parse(path: string, text: string): ts.SourceFile {
  const source = ts.createSourceFile(path, text, {
    languageVersion: ts.ScriptTarget.ESNext,
    impliedNodeFormat: ts.ModuleKind.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  }, false, ts.ScriptKind.TS);
  const first = syntaxErrors(source)[0];
  if (first) throw new CompileError(ts.flattenDiagnosticMessageText(first.messageText, "\n"), positionOf(source, first.start));
  return source;
}

/** TypeScript keeps what its parser found on the file, under a name that its types do not mention. */
function syntaxErrors(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (source as ts.SourceFile & { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
}
