import type { ReactNode } from "react";
import styles from "./footer.module.css";

export interface FooterProps {
  /** What this is and under which terms, in a sentence. */
  note: ReactNode;
  label: string;
  links: readonly { href: string; label: string }[];
}

/** The bottom of every page but the workspace. */
export function Footer({ note, label, links }: FooterProps) {
  return (
    <footer className={styles.footer}>
      <div className={styles.row}>
        <p className={styles.note}>{note}</p>
        <nav aria-label={label}>
          <ul className={styles.links}>
            {links.map(({ href, label: name }) => <li key={href}><a href={href}>{name}</a></li>)}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
