import { parseLessonText } from "../lesson-document";
import { goodProject } from "./good-project";

/** The good project with its translation stamped. */
export function stampedProject(): Record<string, string> {
  const file = "content/basics/loop/en.mdx";
  const stamps = parseLessonText(file, "en", goodProject[file] ?? "").document?.stamps ?? {};
  return Object.fromEntries(Object.entries(goodProject).map(([name, text]) => [name, text.replace(/STAMP\(([a-z-]+)\)/g, (_all, id: string) => stamps[id] ?? "?")]));
}
