import { errorAt, type ContentIssue } from "../issue";
import type { KnownIds } from "../known";
import type { MdxDocument } from "../lesson-document";

/**
 * Links to other pages name ids, never addresses: `lesson:workqueue`, `lesson:informer#store`, `lab:workqueue`, `#heading`;
 * anything else is an address on the web.
 */
export function checkLink(url: string, document: MdxDocument, known: KnownIds, line: number): ContentIssue[] {
  const unknown = (message: string) => [errorAt("reference-unknown", document.file, line, message)];
  const [target = "", hash] = url.split("#");
  if (target === "" && hash !== undefined) {
    return document.outline.headings.some(({ id }) => id === hash) ? [] : unknown(`#${hash} is no heading of this page`);
  }
  const [, scheme, id = ""] = /^(lesson|lab):(.*)$/.exec(target) ?? [];
  if (scheme === "lesson") return known.lessons.has(id) ? [] : unknown(`there is no lesson "${id}"`);
  if (scheme === "lab") return known.labs.has(id) ? [] : unknown(`there is no lab "${id}"`);
  if (/^https?:\/\/[^/\s]+/.test(url)) return [];
  return unknown(`"${url}" is no link: write lesson:<id>, lab:<id>, #<heading> or a full https:// address`);
}
