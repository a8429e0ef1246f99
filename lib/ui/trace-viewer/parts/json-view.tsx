import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Json } from "@/lib/sim";
import { brief, number } from "../words/format";
import styles from "./parts.module.css";

const mostFields = 24;
/** Characters of a value that stands in one line. */
const oneLine = 44;
const mostLines = 12;

interface JsonViewProps {
  readonly value: Json;
  readonly locale: Locale;
  /** Top fields that differ from the moment compared with: marked by an edge and a word. */
  readonly changed?: ReadonlySet<string>;
  readonly changedWord?: string;
}

/** A value as a short list of its fields; what is nested stands in one line, or, where that would be long, in a line for each of its parts. */
export function JsonView({ value, locale, changed, changedWord }: JsonViewProps) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return <div className={styles.value}><Value value={value} locale={locale} /></div>;
  const fields = Object.entries(value);
  return (
    <dl className={styles.fields}>
      {fields.slice(0, mostFields).map(([name, item]) => (
        <div key={name} data-changed={changed?.has(name) ?? false}>
          <dt>{name}</dt>
          <dd><Value value={item as Json} locale={locale} />{changed?.has(name) === true && <span className={styles.changedWord}>{changedWord}</span>}</dd>
        </div>
      ))}
      {fields.length > mostFields && <div><dt>{traceWords[locale].states.clipped(number(fields.length - mostFields, locale))}</dt></div>}
    </dl>
  );
}

function Value({ value, locale }: { readonly value: Json; readonly locale: Locale }) {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return <code>–</code>;
  const text = brief(value, 200);
  if (typeof value !== "object" || text.length <= oneLine) return <code>{text}</code>;
  const parts = Array.isArray(value)
    ? value.map((item: Json) => brief(item, 200))
    : Object.entries(value).map(([name, item]) => `${name}: ${brief(item as Json, 200)}`);
  // What is added to a list is at its end, as a rule.
  const left = Math.max(0, parts.length - mostLines);
  return (
    <>
      {left > 0 && <span className={styles.quiet}>{traceWords[locale].states.clipped(number(left, locale))}</span>}
      <ul className={styles.lines}>{parts.slice(left).map((part, index) => <li key={index}><code>{part}</code></li>)}</ul>
    </>
  );
}
