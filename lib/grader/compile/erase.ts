import { parse as parseJavaScript } from "acorn";
import { blankSourceFile } from "ts-blank-space";
import ts from "typescript";
import type { Text } from "../text";
import { CompileError } from "./error";
import { positionOf } from "./parse";

/** Erases the types of a parsed file: the result has the same length, each remaining character in its old place. */
export function eraseTypes(source: ts.SourceFile): string {
  let refused: ts.Node | undefined;
  const javaScript = blankSourceFile(source, (node) => { refused ??= node; });
  if (refused) throw new CompileError(notErasable(refused), positionOf(source, refused.getStart(source)));
  checkEarlyErrors(source, javaScript);
  return javaScript;
}

/**
 * What TypeScript's parser lets pass and an engine does not: names declared twice, a `break` outside a loop, …
 * Found here, because each engine puts it in other words and some do not say where.
 */
function checkEarlyErrors(source: ts.SourceFile, javaScript: string): void {
  try {
    parseJavaScript(javaScript, { ecmaVersion: "latest", sourceType: "module" });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("pos" in error)) throw error;
    throw new CompileError(error.message.replace(/ \(\d+:\d+\)$/, ""), positionOf(source, Number(error.pos)));
  }
}

const accessModifiers = new Set([
  ts.SyntaxKind.PublicKeyword, ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.ReadonlyKeyword, ts.SyntaxKind.OverrideKeyword,
]);

function notErasable(node: ts.Node): Text {
  if (ts.isEnumDeclaration(node)) {
    return {
      en: "Enums are not available in a lab, because they are more than types. Use a union of strings: type State = \"idle\" | \"busy\".",
      zh: "实验中不能使用 enum，因为它不只是类型。请改用字符串联合类型：type State = \"idle\" | \"busy\"。",
    };
  }
  if (ts.isModuleDeclaration(node)) {
    return {
      en: "Namespaces are not available in a lab. Put the code into a file of the lab and import it.",
      zh: "实验中不能使用 namespace。请把代码放进实验的文件里再导入。",
    };
  }
  if (accessModifiers.has(node.kind)) {
    return {
      en: "Parameter properties are not available in a lab. Declare the field and assign it in the constructor.",
      zh: "实验中不能使用参数属性。请声明字段，并在构造函数中赋值。",
    };
  }
  if (ts.isImportEqualsDeclaration(node)) {
    return { en: "`import x = require(…)` is not available in a lab: use `import`.", zh: "实验中不能使用 `import x = require(…)`，请用 `import`。" };
  }
  if (ts.isExportAssignment(node)) {
    return { en: "`export =` is not available in a lab: use `export default`.", zh: "实验中不能使用 `export =`，请用 `export default`。" };
  }
  if (ts.isTypeAssertionExpression(node)) {
    return { en: "Write `value as Type` instead of `<Type>value`.", zh: "请用 `value as Type` 代替 `<Type>value`。" };
  }
  return {
    en: "This TypeScript syntax cannot be erased to JavaScript and is not available in a lab.",
    zh: "这种 TypeScript 语法无法直接擦除为 JavaScript，实验中不能使用。",
  };
}
