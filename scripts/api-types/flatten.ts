import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

const emitOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, strict: true, verbatimModuleSyntax: true, declaration: true,
  // Each file for itself: what is exported says its type.
  isolatedDeclarations: true,
};

/**
 * Collects what `entry` exports into one run of declarations, with their comments, in the order in which `entry` names the
 * files; and the types that those mention, wherever they are. Whatever is left of a file in its declarations must be exported:
 * an error names the place of what is not, and of a name that two files declare.
 */
export function flattenDeclarations({ root, entry }: { root: string; entry: string }): string {
  const declared = new Map<string, string>();
  const texts = new Map<string, string>();
  visit(entry);
  return [...texts.values()].join("");

  function visit(file: string): void {
    if (texts.has(file)) return;
    texts.set(file, "");
    const source = declarationsOf(file);
    const own = source.statements.map((statement) => {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return publicText(statement, source, file);
      const specifier = statement.moduleSpecifier;
      if (specifier !== undefined && ts.isStringLiteral(specifier)) visit(resolve(specifier.text, file));
      return "";
    });
    texts.set(file, own.join(""));
  }

  function publicText(statement: ts.Statement, source: ts.SourceFile, file: string): string {
    const names = namesOf(statement);
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
    if (!exported || names.length === 0) {
      throw new Error(`${relative(root, file)}: what the lab API shows must be exported types, functions, classes and constants; this is not: ${statement.getText(source).slice(0, 80)}`);
    }
    for (const name of names) {
      const other = declared.get(name);
      // All end up in one module, where two interfaces of one name would silently become one.
      if (other !== undefined && other !== file) {
        throw new Error(`${relative(root, file)}: ${relative(root, other)} declares "${name}" too; names of the lab API are for all labs`);
      }
      declared.set(name, file);
    }
    const text = source.text.slice(statement.getStart(source, true), statement.end).replace(/^export declare /m, "export ");
    return `${text.replace(/^/gm, "  ").replace(/^ +$/gm, "")}\n\n`;
  }

  function declarationsOf(file: string): ts.SourceFile {
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(file, "utf8"), { fileName: file, reportDiagnostics: true, compilerOptions: emitOptions });
    const [first] = diagnostics;
    if (first) throw new Error(`${relative(root, file)}: ${ts.flattenDiagnosticMessageText(first.messageText, "\n")}`);
    return ts.createSourceFile(file, outputText, ts.ScriptTarget.ES2022, true);
  }

  function resolve(specifier: string, from: string): string {
    const path = specifier.startsWith("@/") ? join(root, specifier.slice(2)) : join(dirname(from), specifier);
    return `${path}.ts`;
  }
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const named = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return named && statement.name ? [statement.name.text] : [];
}
