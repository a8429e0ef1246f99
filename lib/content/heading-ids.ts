import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { headingId } from "./mdx-tree";

/** Remark plugin: moves the id that stands at a heading's end (see mdx-tree.ts) into its attributes. */
export function headingIds() {
  return (tree: Root): void => {
    visit(tree, "heading", (node) => {
      const { id, index } = headingId(node);
      if (!id || index < 0) return;
      node.children.splice(index, 1);
      const last = node.children.at(-1);
      if (last?.type === "text") last.value = last.value.trimEnd();
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    });
  };
}
