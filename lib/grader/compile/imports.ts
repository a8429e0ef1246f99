import ts from "typescript";
import type { Text } from "../text";
import { CompileError } from "./error";
import { apiModule } from "./options";
import { parse, positionOf } from "./parse";

/** What a file takes from and gives to others at run time, types left aside. */
export interface ModuleShape {
  /** Every `from "…"`, with the names asked of it ("*" for the whole module). */
  readonly imports: readonly { readonly from: string; readonly names: readonly { name: string; node: ts.Node }[]; readonly node: ts.Node }[];
  readonly exports: ReadonlySet<string>;
  /** Specifiers of `export * from "…"`. */
  readonly reexports: readonly string[];
}

/** Whether a file takes values, not only types, from `@reconcile/api`. Throws a CompileError for a syntax error. */
export function takesFromApi(path: string, text: string): boolean {
  const { imports, reexports } = shapeOf(parse(path, text));
  return reexports.includes(apiModule) || imports.some(({ from, names }) => from === apiModule && names.length > 0);
}

/** Reads the import and export statements of a file. */
export function shapeOf(source: ts.SourceFile): ModuleShape {
  const imports: ModuleShape["imports"][number][] = [];
  const exports = new Set<string>();
  const reexports: string[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      imports.push({ from: textOf(statement.moduleSpecifier), names: importedNames(statement), node: statement.moduleSpecifier });
    } else if (ts.isExportDeclaration(statement)) {
      const values = statement.isTypeOnly ? [] : exportedNames(statement);
      for (const { exported } of values) exports.add(exported);
      if (!statement.moduleSpecifier) continue;
      const from = textOf(statement.moduleSpecifier);
      imports.push({ from, names: values.filter((v) => v.name !== "*"), node: statement.moduleSpecifier });
      if (!statement.exportClause && !statement.isTypeOnly) reexports.push(from);
    } else if (ts.isExportAssignment(statement)) {
      exports.add("default");
    } else if (isExported(statement)) {
      for (const name of declaredNames(statement)) exports.add(name);
    }
  }
  return { imports, exports, reexports };
}

function textOf(specifier: ts.Expression): string {
  return ts.isStringLiteral(specifier) ? specifier.text : "";
}

function importedNames(statement: ts.ImportDeclaration): { name: string; node: ts.Node }[] {
  const clause = statement.importClause;
  if (!clause || clause.isTypeOnly) return [];
  const names: { name: string; node: ts.Node }[] = clause.name ? [{ name: "default", node: clause.name }] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push({ name: "*", node: bindings });
  if (bindings && ts.isNamedImports(bindings)) {
    for (const item of bindings.elements) {
      if (!item.isTypeOnly) names.push({ name: (item.propertyName ?? item.name).text, node: item });
    }
  }
  return names;
}

function exportedNames(statement: ts.ExportDeclaration): { name: string; exported: string; node: ts.Node }[] {
  const clause = statement.exportClause;
  if (!clause) return [];
  if (ts.isNamespaceExport(clause)) return [{ name: "*", exported: clause.name.text, node: clause }];
  return clause.elements.filter((item) => !item.isTypeOnly)
    .map((item) => ({ name: (item.propertyName ?? item.name).text, exported: item.name.text, node: item }));
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  const has = (kind: ts.SyntaxKind) => modifiers?.some((m) => m.kind === kind) ?? false;
  return has(ts.SyntaxKind.ExportKeyword) && !has(ts.SyntaxKind.DeclareKeyword);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const isDefault = ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword);
    return isDefault ? ["default"] : statement.name ? [statement.name.text] : [];
  }
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap((d) => boundNames(d.name));
  return [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** "./queue" as written in `a/b.ts` → the module id "a/queue"; undefined for what is no relative path. */
function resolve(from: string, specifier: string): string | undefined {
  if (!/^\.\.?\//.test(specifier)) return undefined;
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "." || part === "") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/").replace(/\.[jt]s$/, "");
}

/**
 * Checks that every import names a file of the lab and something that file exports, or a value of the API.
 * Returns, per file, which module each specifier means ("" for the API).
 * @param api the values that the lab's `@reconcile/api` has
 */
export function link(files: ReadonlyMap<string, { source: ts.SourceFile; shape: ModuleShape }>, api: readonly string[]): Map<string, Record<string, string>> {
  const byId = new Map([...files].map(([path, file]) => [path.replace(/\.ts$/, ""), { path, ...file }]));
  const linked = new Map<string, Record<string, string>>();
  for (const [path, { source, shape }] of files) {
    const targets: Record<string, string> = {};
    linked.set(path, targets);
    for (const { from, names, node } of shape.imports) {
      const refuse = (text: Text, at = node) => { throw new CompileError(text, positionOf(source, at.getStart(source))); };
      if (from === apiModule) {
        const unknown = names.find(({ name }) => (name === "*" ? api.length === 0 : !api.includes(name)));
        if (unknown) refuse(api.length === 0 ? onlyTypes(unknown.name) : noValue(unknown.name), unknown.node);
        targets[from] = "";
        continue;
      }
      const id = resolve(path, from);
      const target = id === undefined ? undefined : byId.get(id);
      if (!target || id === undefined) return refuse(unknownModule(from, [...files.keys()], id !== undefined));
      for (const { name, node: at } of names) {
        if (name !== "*" && !exportsName({ byId, api }, id, name)) refuse(notExported(target.path, name), at);
      }
      targets[from] = id;
    }
  }
  return linked;
}

interface Linked {
  readonly byId: ReadonlyMap<string, { path: string; shape: ModuleShape }>;
  readonly api: readonly string[];
}

function exportsName(all: Linked, id: string, name: string, seen = new Set<string>()): boolean {
  const file = all.byId.get(id);
  if (!file || seen.has(id)) return false;
  seen.add(id);
  if (file.shape.exports.has(name)) return true;
  return name !== "default" && file.shape.reexports.some((from) =>
    from === apiModule ? all.api.includes(name) : exportsName(all, resolve(file.path, from) ?? "", name, seen));
}

const unknownModule = (from: string, paths: string[], relative: boolean): Text => relative
  ? { en: `There is no file "${from}". This lab's files: ${paths.join(", ")}.`, zh: `没有文件“${from}”。本实验的文件有：${paths.join("、")}。` }
  : {
    en: `"${from}" cannot be imported: a lab's code imports only its own files ("./…") and "${apiModule}".`,
    zh: `不能导入“${from}”：实验代码只能导入自己的文件（“./…”）和“${apiModule}”。`,
  };

const notExported = (path: string, name: string): Text => ({
  en: `${path} does not export "${name}". If it is a type, write \`import type\`.`,
  zh: `${path} 没有导出“${name}”。如果它是类型，请写 \`import type\`。`,
});

const typeImport = (name: string): string => `\`import type ${name === "*" ? "* as api" : `{ ${name} }`} from "${apiModule}"\``;

const onlyTypes = (name: string): Text => ({
  en: `"${apiModule}" has types only in this lab: write ${typeImport(name)}.`,
  zh: `在本实验中，“${apiModule}”里只有类型，请写 ${typeImport(name)}。`,
});

const noValue = (name: string): Text => ({
  en: `"${apiModule}" has no value "${name}". If it is a type, write ${typeImport(name)}.`,
  zh: `“${apiModule}”中没有名为“${name}”的值。如果它是类型，请写 ${typeImport(name)}。`,
});
