import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/**
 * Collects the types that `entry` re-exports by name into one run of declarations, with their comments, in the order in
 * which `entry` names the files. The files hold nothing but exported interfaces and types, so that this is a matter of
 * leaving out their imports; anything else is an error, named with its place.
 */
export function flattenDeclarations({ root, entry }: { root: string; entry: string }): string {
  const files = new Set<string>();
  visit(entry);
  files.delete(entry);
  const declared = new Map<string, string>();
  return [...files].map(declarationsOf).join("");

  function visit(file: string): void {
    if (files.has(file)) return;
    files.add(file);
    for (const statement of parse(file).statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      const specifier = statement.moduleSpecifier;
      if (specifier !== undefined && ts.isStringLiteral(specifier)) visit(resolve(specifier.text, file));
    }
  }

  function declarationsOf(file: string): string {
    const source = parse(file);
    return source.statements
      .filter((statement) => !ts.isImportDeclaration(statement))
      .map((statement) => {
        const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
        const { line } = source.getLineAndCharacterOfPosition(statement.getStart());
        const place = `${relative(root, file)}:${line + 1}`;
        if (!exported || !(ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))) {
          throw new Error(`${place}: the lab API may hold exported interfaces and types only`);
        }
        const { text: name } = statement.name;
        const other = declared.get(name);
        // All end up in one module, where two interfaces of one name would silently become one.
        if (other !== undefined) throw new Error(`${place}: ${other} declares "${name}" too; names of the lab API are for all labs`);
        declared.set(name, place);
        return withComment(statement, source);
      })
      .join("");
  }

  function resolve(specifier: string, from: string): string {
    const path = specifier.startsWith("@/") ? join(root, specifier.slice(2)) : join(dirname(from), specifier);
    return `${path}.ts`;
  }
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
}

/** The declaration from its documentation comment on; comments about the file are not part of it. */
function withComment(statement: ts.Statement, source: ts.SourceFile): string {
  const text = source.text.slice(statement.getStart(source, true), statement.end);
  return `${text.replace(/^/gm, "  ").replace(/^ +$/gm, "")}\n\n`;
}
