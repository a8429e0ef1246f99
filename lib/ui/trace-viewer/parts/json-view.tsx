import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Json } from "@/lib/sim";
import { brief, number } from "../words/format";
import styles from "./parts.module.css";

const mostFields = 24;

interface JsonViewProps {
  readonly value: Json;
  readonly locale: Locale;
  /** Top fields that differ from the moment compared with: marked by an edge and a word. */
  readonly changed?: ReadonlySet<string>;
  readonly changedWord?: string;
}

/** A value as a short list of its fields; what is nested stands in one line. */
export function JsonView({ value, locale, changed, changedWord }: JsonViewProps) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return <p className={styles.value}><code>{brief(value, 400)}</code></p>;
  const fields = Object.entries(value);
  return (
    <dl className={styles.fields}>
      {fields.slice(0, mostFields).map(([name, item]) => (
        <div key={name} data-changed={changed?.has(name) ?? false}>
          <dt>{name}</dt>
          <dd><code>{item === "" || (Array.isArray(item) && item.length === 0) ? "–" : brief(item as Json, 200)}</code>{changed?.has(name) === true && <span className={styles.changedWord}>{changedWord}</span>}</dd>
        </div>
      ))}
      {fields.length > mostFields && <div><dt>{traceWords[locale].states.clipped(number(fields.length - mostFields, locale))}</dt></div>}
    </dl>
  );
}
