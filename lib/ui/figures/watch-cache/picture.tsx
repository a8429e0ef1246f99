import type { PictureProps } from "@/lib/ui/trace-viewer/lens";
import styles from "./picture.module.css";
import { cacheOf, etcdOf, type CacheState } from "./state";
import { words, type Words } from "./words";

/** The sliding window with its events, below each of them the clients that stand there; the objects; and what each client did last. */
export function Picture({ moment, before, locale }: PictureProps) {
  const strings = words[locale];
  const cache = cacheOf(moment);
  if (cache === undefined) return null;
  const earlier = before && cacheOf(before);
  const revision = etcdOf(moment);
  return (
    <section className={styles.picture} aria-label={strings.title}>
      <Window cache={cache} earlier={earlier} strings={strings} />
      <div className={styles.part} data-kind="store">
        <h4>{strings.store(cache.version)}</h4>
        {cache.store.length === 0 ? <p>{strings.empty}</p> : <ul className={styles.row}>{cache.store.map((object) => <li key={object} data-changed={earlier !== undefined && !earlier.store.includes(object)}>{object}</li>)}</ul>}
        {revision !== undefined && <p>{strings.etcd(revision)}</p>}
      </div>
      {cache.readers.length > 0 && (
        <div className={styles.part} data-kind="process">
          <h4>{strings.readers}</h4>
          <ul className={styles.readers}>
            {cache.readers.map(({ name, version, doing }, i) => (
              <li key={name + String(i)} data-changed={earlier !== undefined && earlier.readers[i]?.doing !== doing}>
                <b>{name}</b> {version !== undefined && <span>{strings.at(version)}{isTooOld(version, cache) && ` · ${strings.tooOld}`}</span>} <code>{strings.doing(doing)}</code>
              </li>
            ))}
          </ul>
          {cache.waiting.length > 0 && <p>{strings.waiting(cache.waiting)}</p>}
        </div>
      )}
    </section>
  );
}

function Window({ cache, earlier, strings }: { readonly cache: CacheState; readonly earlier: CacheState | undefined; readonly strings: Words }) {
  const { events, capacity, readers } = cache;
  const known = new Set(earlier?.events.map(({ version }) => version));
  return (
    <div className={styles.part} data-kind="queue">
      <h4>{strings.window} <span>{strings.holds(events.length, capacity)}</span></h4>
      {events.length === 0 ? <p>{strings.empty}</p> : (
        <ol className={styles.slots}>
          {events.map(({ version, type, name }) => (
            <li key={version} data-changed={earlier !== undefined && !known.has(version)}>
              <b>{version}</b>
              <span>{type}</span>
              <span>{name}</span>
              {readers.filter((reader) => reader.version === version).map((reader) => <em key={reader.name}>▲ {reader.name}</em>)}
            </li>
          ))}
        </ol>
      )}
      {events.length === capacity && events[0] !== undefined && <p>{strings.oldest(events[0].version - 1)}</p>}
    </div>
  );
}

/** A full window has lost what came before it, or soon will. */
function isTooOld(version: number, { events, capacity }: CacheState): boolean {
  return events.length === capacity && events[0] !== undefined && version < events[0].version - 1;
}
