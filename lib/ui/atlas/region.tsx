import type { ReactNode } from "react";
import { Link } from "../primitives/link";
import { VisuallyHidden } from "../primitives/visually-hidden";
import { Glyph } from "./glyphs/glyph";
import styles from "./region.module.css";

export interface AtlasModule {
  id: string;
  /** Position in the course, from 1. */
  number: number;
  title: string;
  parts: readonly AtlasPart[];
}

/** A lesson, as a part of the machine. */
export interface AtlasPart {
  lesson: string;
  /** A short name that fits on the map. */
  label: string;
  /** Where the lesson is; null while it is only planned. */
  href: string | null;
}

/** A module's place on the map, with its lessons. Its number and name lead to the module's entry in the list below the map. */
export function Region({ module, planned, markOf }: { module: AtlasModule; planned: string; markOf?: (lesson: string) => ReactNode }) {
  const open = module.parts.some((part) => part.href);
  return (
    <section className={styles.region} data-planned={open ? undefined : ""} aria-labelledby={`region-${module.id}`}>
      <h3 className={styles.title} id={`region-${module.id}`}>
        <a href={`#module-${module.id}`}><span className={styles.number}>{module.number}</span> {module.title}</a>
      </h3>
      <ul className={styles.parts}>
        {module.parts.map((part) => (
          <li key={part.lesson} data-planned={part.href ? undefined : ""}>
            {part.href
              ? <Link href={part.href} className={styles.part}><Glyph lesson={part.lesson} /><span className={styles.label}>{part.label}</span>{markOf?.(part.lesson)}</Link>
              : <span className={styles.part}><Glyph lesson={part.lesson} /><span className={styles.label}>{part.label}<VisuallyHidden> ({planned})</VisuallyHidden></span></span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
