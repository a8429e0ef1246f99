import { watch } from "node:fs";
import { projectPath } from "./root";

const quietMs = 40;

/** Calls back after an edit to a lesson or a lab's text, once for a burst of writes. Returns the way to stop. */
export function watchContent(onChange: (file: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (folder: string) => (_event: string, file: string | null) => {
    if (!file || !/\.(mdx|yaml|json)$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(`${folder}/${file}`), quietMs);
  };
  const watchers = ["content", "labs", "build/labs"].flatMap((folder) => {
    try {
      return [watch(projectPath(folder), { recursive: true }, changed(folder))];
    } catch {
      return []; // A folder that does not exist yet has nothing to show.
    }
  });
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
  };
}
