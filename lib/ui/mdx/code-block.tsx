import type { ComponentProps } from "react";
import { classNames } from "../primitives/class-names";
import styles from "./code-block.module.css";
import { CopyButton } from "./copy-button";
import { scrollable } from "./scrollable";
import type { MdxStrings } from "./strings";

/** What lib/content writes on a highlighted <pre>. */
export interface CodeBlockProps extends ComponentProps<"pre"> {
  readonly "data-language"?: string;
  readonly "data-title"?: string;
  readonly "data-numbered"?: string;
  readonly strings: MdxStrings;
  /** Name of a language for readers: `go` → `Go`. */
  readonly languageName: (language: string) => string;
}

/** A title that begins with a file's name is set as code; words are not. */
const isPath = /^[\w@./-]+\.\w+\b/;

/** A code block: a bar with its title or language and a copy button, and the code, which scrolls sideways. */
export function CodeBlock({ strings, languageName, children, ...pre }: CodeBlockProps) {
  const title = pre["data-title"];
  const language = languageName(pre["data-language"] ?? "text");
  return (
    <figure className={styles.block} data-code>
      <figcaption className={styles.bar}>
        <span className={classNames(title !== undefined && isPath.test(title) && styles.path)}>{title ?? language}</span>
        <CopyButton copy={strings.copy} copied={strings.copied} failed={strings.copyFailed} className={styles.copy} />
      </figcaption>
      <pre {...scrollable(strings.code(title ?? language))} className={classNames(styles.code, pre["data-numbered"] !== undefined && styles.numbered)}>
        {children}
      </pre>
    </figure>
  );
}
