import { watch } from "node:fs";
import { projectPath } from "./root";

const quietMs = 40;
const texts = /\.(mdx|yaml|json)$/;
const watched = [
  { folder: "content", extensions: texts },
  { folder: "labs", extensions: texts },
  // What browsers are given of a lab: it is written last, after all else that a page reads.
  { folder: "public/_reconcile/labs", extensions: /\.js$/ },
];

/** Calls back after an edit to a lesson or a lab's text, once for a burst of writes. Returns the way to stop. */
export function watchContent(onChange: (file: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (folder: string, extensions: RegExp) => (_event: string, file: string | null) => {
    if (!file || !extensions.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => onChange(`${folder}/${file}`), quietMs);
  };
  const watchers = watched.flatMap(({ folder, extensions }) => {
    try {
      return [watch(projectPath(folder), { recursive: true }, changed(folder, extensions))];
    } catch {
      return []; // A folder that does not exist yet has nothing to show.
    }
  });
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
  };
}
