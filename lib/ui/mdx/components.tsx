import { Link as LinkIcon } from "lucide";
import type { ComponentProps, ComponentType, ReactNode } from "react";
import { Callout } from "./callout";
import { CodeBlock, type CodeBlockProps } from "./code-block";
import { Diagram, type DiagramProps } from "./diagram/diagram";
import { Message, Process, Queue, Store, Words } from "./diagram/parts";
import styles from "./prose.module.css";
import type { MdxStrings } from "./strings";
import { Table } from "./table";
import { Term } from "./term";
import { Icon } from "../primitives/icon";
import { Link } from "../primitives/link";

/** What a page knows and a text's components need. */
export interface MdxContext {
  readonly strings: MdxStrings;
  readonly languageName: (language: string) => string;
  readonly term: (id: string) => { readonly term: string; readonly definition: string } | null;
  /** Address of a link that names an id (`lesson:…`, `lab:…`), null when it leads nowhere yet; anything else is returned as it is. */
  readonly href: (written: string) => string | null;
  readonly figure: (name: string, caption: string, alternative: ReactNode) => ReactNode;
  /** What stands below a heading, such as a note that its section is out of date. */
  readonly belowHeading: (id: string) => ReactNode;
}

/** What texts may name, each under the name of its element or component. Keep in step with lib/content/schema/components.ts. */
export function mdxComponents(context: MdxContext): Readonly<Record<string, ComponentType<never>>> {
  const { strings } = context;
  const heading = (Tag: "h2" | "h3") =>
    function Heading({ id, children, className }: ComponentProps<"h2">) {
      if (!id || className) return <Tag id={id} className={styles.notes}>{children}</Tag>;
      return (
        <div className={styles.heading}>
          <Tag id={id}>{children}</Tag>
          <a href={`#${id}`} className={styles.anchor} aria-labelledby={id}><Icon of={LinkIcon} size={16} /></a>
          {context.belowHeading(id)}
        </div>
      );
    };
  return {
    h2: heading("h2"),
    h3: heading("h3"),
    a: ({ href = "", children, ...rest }: ComponentProps<"a">) => {
      const address = context.href(href);
      if (address === null) return <>{children}</>;
      return address.startsWith("/") ? <Link {...rest} href={address}>{children}</Link> : <a {...rest} href={address}>{children}</a>;
    },
    pre: (props: Omit<CodeBlockProps, "strings" | "languageName">) => <CodeBlock {...props} strings={strings} languageName={context.languageName} />,
    Callout: ({ kind, title, children }: { kind: "note" | "tip" | "warning"; title?: string; children: ReactNode }) => <Callout kind={kind} title={title ?? strings[kind]}>{children}</Callout>,
    Changed: ({ since, children }: { since: string; children: ReactNode }) => <Callout kind="changed" title={strings.changed(since)}>{children}</Callout>,
    Table,
    Term: ({ id, children }: { id: string; children: ReactNode }) => {
      const entry = context.term(id);
      return entry ? <Term {...entry}>{children}</Term> : <>{children}</>;
    },
    Figure: ({ name, caption, children }: { name: string; caption: string; children: ReactNode }) => context.figure(name, caption, children),
    Diagram: (props: Omit<DiagramProps, "label">) => <Diagram {...props} label={strings.diagram} />,
    Process, Store, Queue, Message, Words,
  };
}
