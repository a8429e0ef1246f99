import type { SourceFiles } from "@/lib/grader/report";
import { Scrollable } from "../primitives/scrollable";
import styles from "./progress.module.css";

/** The files of a submission, as they were handed in. */
export function FilesView({ files }: { files: SourceFiles }) {
  return Object.entries(files).map(([path, text], index) => (
    <details key={path} className={styles.file} open={index === 0}>
      <summary><code>{path}</code></summary>
      <Scrollable label={path} className={styles.code}><pre><code>{text}</code></pre></Scrollable>
    </details>
  ));
}
