import type { Nodes, Parents } from "mdast";
import { visit } from "unist-util-visit";
import { errorAt, type ContentIssue } from "../issue";
import type { KnownIds } from "../known";
import type { MdxDocument } from "../lesson-document";
import { isCodeLanguage, codeLanguages, parseCodeMeta } from "../schema/code";
import { checkComponent } from "./component";
import { checkLink } from "./link";

/** Everything that can be said of a text without compiling it. */
export function checkText(document: MdxDocument, known: KnownIds): ContentIssue[] {
  const issues: ContentIssue[] = [];
  visit(document.tree, (node, _index, parent) => {
    issues.push(...checkNode(node, parent, document, known, node.position?.start.line ?? 1));
  });
  return issues;
}

function checkNode(node: Nodes, parent: Parents | undefined, document: MdxDocument, known: KnownIds, line: number): ContentIssue[] {
  const { file } = document;
  switch (node.type) {
    case "mdxjsEsm":
      return [errorAt("mdx-import", file, line, "import and export are not for lessons; components need no import")];
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return checkComponent(node, known, file, line);
    case "code":
      return checkCode(node.lang ?? "", node.meta ?? "", file, line);
    case "table":
      return parent?.type === "mdxJsxFlowElement" && parent.name === "Table"
        ? []
        : [errorAt("table-caption", file, line, 'wrap the table in <Table caption="…"> … </Table>, with blank lines around it')];
    case "image":
      return node.alt ? [] : [errorAt("image-alt", file, line, `image ${node.url} has no text alternative`)];
    case "text":
      return node.value.includes("**") ? [errorAt("emphasis-literal", file, line, `"**" stays as it is here: between a word and a punctuation mark it neither opens nor closes; put the mark on its other side`)] : [];
    case "link":
      return checkLink(node.url, document, known, line);
    default:
      return [];
  }
}

function checkCode(language: string, meta: string, file: string, line: number): ContentIssue[] {
  const issues: ContentIssue[] = [];
  const list = Object.keys(codeLanguages).join(", ");
  if (!isCodeLanguage(language)) issues.push(errorAt("code-language", file, line, language ? `"${language}" is none of ${list}` : `name a language: ${list}`));
  if (!parseCodeMeta(meta)) issues.push(errorAt("code-meta", file, line, `cannot read "${meta}"; write title="…" {1,3-5} lines=10, each optional`));
  return issues;
}
