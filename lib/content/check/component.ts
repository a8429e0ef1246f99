import type { Nodes } from "mdast";
import type { z } from "zod";
import { errorAt, type ContentIssue } from "../issue";
import type { KnownIds } from "../known";
import { componentDocs, type ComponentName } from "../schema/components";

type JsxNode = Extract<Nodes, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

/** Plain HTML that has no Markdown of its own. Everything else is a component or Markdown. */
const plainElements = new Set(["kbd", "sup", "sub", "br", "abbr", "ruby", "rt"]);

/** Checks a component's name, its properties and the ids among them. */
export function checkComponent(node: JsxNode, known: KnownIds, file: string, line: number): ContentIssue[] {
  const name = node.name ?? "";
  if (plainElements.has(name)) return [];
  if (!Object.hasOwn(componentDocs, name)) {
    return [errorAt("component-unknown", file, line, `<${name}> is none of ${Object.keys(componentDocs).join(", ")}`)];
  }
  const schema: z.ZodObject = componentDocs[name as ComponentName].props;
  const issues: ContentIssue[] = [];
  const props: Record<string, unknown> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== "mdxJsxAttribute" || (attribute.value !== null && typeof attribute.value === "object")) {
      issues.push(errorAt("component-props", file, line, `<${name}>: write properties as name="text"`));
    } else {
      props[attribute.name] = attribute.value ?? true;
    }
  }
  const result = schema.safeParse(props);
  for (const issue of result.error?.issues ?? []) {
    issues.push(errorAt("component-props", file, line, `<${name}> ${issue.path.join(".")}${issue.path.length ? ": " : ""}${issue.message}`));
  }
  if (name === "Term" && !known.terms.has(String(props.id))) issues.push(errorAt("reference-unknown", file, line, `content/glossary.yaml has no "${String(props.id)}"`));
  if (name === "Figure" && !known.figures.has(String(props.name))) issues.push(errorAt("reference-unknown", file, line, `app/figures has no figure "${String(props.name)}"`));
  return issues;
}
