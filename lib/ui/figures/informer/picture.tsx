import type { ReactNode } from "react";
import type { PictureProps } from "@/lib/ui/trace-viewer/lens";
import { informerOf, serverOf, type Informer, type Server } from "./state";
import styles from "./picture.module.css";
import { words, type Words } from "./words";

/** The pipeline of an informer, from the server to the handlers, with what waits in each part. What differs from before is marked. */
export function Picture({ moment, before, locale }: PictureProps) {
  const strings = words[locale];
  const server = serverOf(moment);
  const informer = informerOf(moment);
  const serverBefore = before && serverOf(before);
  const informerBefore = before && informerOf(before);
  const changed = (now: unknown, then: unknown) => before !== undefined && JSON.stringify(now) !== JSON.stringify(then);
  return (
    <div className={styles.picture}>
      {server && <ServerPart strings={strings} server={server} changed={changed(server, serverBefore)} />}
      {informer?.version !== undefined && (
        <Part name={strings.reflector} kind="process" changed={changed([informer.version, informer.synced], [informerBefore?.version, informerBefore?.synced])}>
          <p>{strings.knows(informer.version)}{informer.synced !== undefined && ` · ${informer.synced ? strings.synced : strings.notSynced}`}</p>
        </Part>
      )}
      {informer?.queue && <QueuePart strings={strings} queue={informer.queue} changed={changed(informer.queue, informerBefore?.queue)} />}
      {informer?.store && <StorePart strings={strings} informer={informer} server={server} changed={changed([informer.store, informer.indices], [informerBefore?.store, informerBefore?.indices])} />}
      {informer?.listeners && (
        <div className={styles.handlers}>
          {informer.listeners.map((pending, i) => (
            <Part key={i} name={strings.listener(i + 1)} hint={strings.listenerHint} kind="process" changed={changed(pending, informerBefore?.listeners?.[i])}>
              {pending.length === 0 ? <p className={styles.empty}>{strings.nothing}</p> : <ol className={styles.pending}>{pending.map((line, at) => <li key={at}>{line}</li>)}</ol>}
            </Part>
          ))}
        </div>
      )}
    </div>
  );
}

function ServerPart({ strings, server, changed }: { readonly strings: Words; readonly server: Server; readonly changed: boolean }) {
  const hint = [String(server.version), strings.watches(server.watches), ...(server.compacted > 0 ? [strings.compacted(server.compacted)] : [])].join(" · ");
  return (
    <Part name={strings.server} hint={hint} kind="store" changed={changed}>
      {server.pods.length === 0 ? <Empty strings={strings} /> : <ul className={styles.objects}>{server.pods.map((pod) => <li key={pod}>{pod}</li>)}</ul>}
    </Part>
  );
}

function QueuePart({ strings, queue, changed }: { readonly strings: Words; readonly queue: NonNullable<Informer["queue"]>; readonly changed: boolean }) {
  return (
    <Part name={strings.queue} hint={strings.queueHint} kind="queue" changed={changed}>
      {queue.length === 0 ? <Empty strings={strings} /> : (
        <ol className={styles.slots}>
          {queue.map(({ key, deltas }) => (
            <li key={key}>
              <b>{key}</b>
              {deltas.map((delta, i) => <span key={i}>{delta}</span>)}
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}

function StorePart({ strings, informer, server, changed }: { readonly strings: Words; readonly informer: Informer; readonly server: Server | undefined; readonly changed: boolean }) {
  const store = informer.store ?? [];
  /** What the server does not have like this. */
  const behind = (label: string) => server !== undefined && !server.pods.includes(label);
  return (
    <Part name={strings.store} hint={strings.storeHint} kind="store" changed={changed}>
      {store.length === 0 ? <Empty strings={strings} /> : (
        <ul className={styles.objects}>
          {store.map(({ key, version }) => {
            const label = `${key}@${version}`;
            return <li key={key} data-behind={behind(label)} title={behind(label) ? strings.behind : undefined}>{label}{behind(label) && <span className={styles.behind}>{strings.behind}</span>}</li>;
          })}
        </ul>
      )}
      {informer.indices?.map(({ name, values }) => (
        <p key={name} className={styles.index}>{strings.index(name)}{values.length === 0 ? strings.empty : values.map(({ value, keys }) => `${value} → ${keys.join(", ")}`).join("; ")}</p>
      ))}
    </Part>
  );
}

interface PartProps {
  readonly name: string;
  readonly hint?: string;
  readonly kind: "process" | "store" | "queue";
  readonly changed: boolean;
  readonly children: ReactNode;
}

function Part({ name, hint = "", kind, changed, children }: PartProps) {
  return (
    <div role="group" aria-label={`${name} ${hint}`.trim()} className={styles.part} data-kind={kind} data-changed={changed}>
      <div className={styles.name} aria-hidden>{name} <span>{hint}</span></div>
      {children}
    </div>
  );
}

function Empty({ strings }: { readonly strings: Words }) {
  return <p className={styles.empty}>{strings.empty}</p>;
}
