import ts from "typescript";
import type { Text } from "../text";
import { CompileError } from "./error";
import { limits } from "./limits";
import { positionOf } from "./parse";

const said = {
  dynamicImport: {
    en: "import() is not available in a lab: import at the top of the file instead.",
    zh: "实验中不能使用 import()，请在文件顶部用 import 语句导入。",
  },
  importMeta: { en: "import.meta is not available in a lab.", zh: "实验中不能使用 import.meta。" },
  topLevelAwait: {
    en: "`await` is available inside async functions only.",
    zh: "`await` 只能在 async 函数内部使用。",
  },
  deep: {
    en: "This code is nested too deeply to be compiled.",
    zh: "这段代码嵌套过深，无法编译。",
  },
  arrows: {
    en: "Arrow functions within the default values of arrow functions' parameters are nested too deeply.",
    zh: "箭头函数参数默认值中的箭头函数嵌套过深。",
  },
  power: {
    en: "`**=` works on a plain variable only: write `x.y = x.y ** 2` instead.",
    zh: "`**=` 只能用于普通变量，请写成 `x.y = x.y ** 2`。",
  },
} satisfies Record<string, Text>;

/** One `a ** b` or `a **= b`, by offsets into the source. */
export interface Power {
  readonly left: readonly [number, number];
  readonly operator: readonly [number, number];
  readonly right: readonly [number, number];
  /** The variable's name for `a **= b`. */
  readonly assigned?: string;
}

/**
 * Walks the whole tree once, without recursion. Throws a CompileError for what a lab does not have and for what would
 * take the compiler's later stages too long; returns the uses of the power operator.
 */
export function checkSyntax(source: ts.SourceFile): Power[] {
  const powers: Power[] = [];
  const stack = [{ node: source as ts.Node, depth: 0, arrows: 0, inFunction: false }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, depth, arrows, inFunction } = top;
    const refuse = (text: Text) => { throw new CompileError(text, positionOf(source, node.getStart(source))); };
    if (depth > limits.depth) refuse(said.deep);
    if (arrows > limits.arrowsInParameters) refuse(said.arrows);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) refuse(said.dynamicImport);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) refuse(said.importMeta);
    if (!inFunction && (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))) refuse(said.topLevelAwait);
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      const assigns = operator === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
      if (assigns && !ts.isIdentifier(node.left)) refuse(said.power);
      if (assigns || operator === ts.SyntaxKind.AsteriskAsteriskToken) {
        powers.push({
          left: [node.left.getStart(source), node.left.end],
          operator: [node.operatorToken.getStart(source), node.operatorToken.end],
          right: [node.right.getStart(source), node.right.end],
          ...(assigns ? { assigned: (node.left as ts.Identifier).text } : {}),
        });
      }
    }
    ts.forEachChild(node, (child) => {
      const inside = ts.isParameter(child) && ts.isArrowFunction(node) ? arrows + 1 : arrows;
      stack.push({ node: child, depth: depth + 1, arrows: inside, inFunction: inFunction || ts.isFunctionLike(node) });
    });
  }
  return powers;
}
