import type { Locale } from "@/lib/i18n/locales";
import { punctuation } from "@/lib/i18n/punctuation";
import type { PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import { Part, StorePicture } from "./picture";
import { messageWord, readersOf, storeOf } from "./read";
import type { Pointer, StoreState } from "./types";
import { words } from "./words";
import styles from "./mvcc-store.module.css";

/** Traces of an etcd store: requests and answers on the arrows, the store as its tape of revisions, and what each reader was told. */
const lens: TraceLens = { message: messageWord, Picture };

export default lens;

function Picture({ moment, before, locale }: PictureProps) {
  const store = storeOf(moment);
  if (store === undefined) return null;
  const readers = readersOf(moment);
  return (
    <StorePicture store={store} before={before && storeOf(before)} pointers={pointersOf(store, locale)} words={words[locale]}>
      {readers.length > 0 && (
        <Part name={words[locale].readers}>
          <ul className={styles.lines}>{readers.map(({ name, read }) => <li key={name}><strong>{name}</strong> · {read.length === 0 ? "–" : read.join(" · ")}</li>)}</ul>
        </Part>
      )}
    </StorePicture>
  );
}

/** The store's own watchers, by what they watch. */
function pointersOf({ watchers = [] }: StoreState, locale: Locale): Pointer[] {
  const { behind, synced: upToDate, buffered: unread } = words[locale];
  return watchers.map(({ keys, next, synced, buffered }, i) => ({
    name: `${i + 1} (${keys})`,
    next,
    note: [synced ? upToDate : behind, ...(buffered > 0 ? [unread(buffered)] : [])].join(punctuation[locale].comma),
    tone: synced ? "calm" : "behind",
  }));
}
