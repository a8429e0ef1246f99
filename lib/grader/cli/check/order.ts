import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { finding, type Finding } from "./finding";
import type { LabSources } from "./sources";

/** That a lab builds on labs before it in the course only: what its student reads of their references is then nothing that is still to be written. */
export function orderFindings(root: string, { definition }: Pick<LabSources, "definition">): Finding[] {
  const { modules } = parse(readFileSync(path.join(root, "content", "course.yaml"), "utf8")) as { modules: { lessons?: { labs?: string[] }[] }[] };
  const course = modules.flatMap(({ lessons = [] }) => lessons.flatMap(({ labs = [] }) => labs));
  const before = course.slice(0, Math.max(0, course.indexOf(definition.id)));
  return [finding("it builds on labs that come before it in the course", definition.buildsOn.filter((other) => !before.includes(other)).join(", "))];
}
