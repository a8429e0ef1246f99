import type { Locale } from "@/lib/i18n/locales";
import { ClusterPicture, type NodeLook } from "@/lib/ui/trace-viewer/cluster-picture";
import type { PictureProps } from "@/lib/ui/trace-viewer/lens";
import styles from "./picture.module.css";
import { messageWord } from "./read";
import { serverState, type ServerState } from "./state";
import { strings } from "./strings";

/** A Raft cluster at one moment: who is what in which term, who voted for whom, and how long each will still wait for a leader. */
export function Picture(props: PictureProps) {
  const { moment, locale } = props;
  const servers = [...moment.states.keys()].filter((name) => serverState(moment.states.get(name)) !== undefined).sort();
  if (servers.length === 0) return null;
  return (
    <div className={styles.picture}>
      <ClusterPicture {...props} processes={servers} look={(_name, state) => look(serverState(state), servers.length, locale)} message={messageWord} />
      <Timers {...props} servers={servers} />
    </div>
  );
}

/** A candidate shows its votes; any other server whom it voted for, and where its log ends if it has one. */
function look(state: ServerState | undefined, servers: number, locale: Locale): NodeLook {
  if (state?.role === undefined) return {};
  const words = strings[locale];
  const { role, term = 0, votes, votedFor } = state;
  const notes = [words.term(term)];
  if (role === "candidate") notes.push(words.tally(Object.values(votes).filter((granted) => granted).length, servers));
  else if (role === "follower" && votedFor !== undefined) notes.push(words.votedFor(votedFor));
  return { label: words.roles[role], note: notes.join(" · "), tone: role === "leader" ? "accent" : role === "candidate" ? "warn" : "calm" };
}

/** The election timers as bars that get shorter. Their scale is the longest that any of them has left. */
function Timers({ moment, locale, servers }: PictureProps & { servers: readonly string[] }) {
  const words = strings[locale];
  const left = (name: string) => Math.max(0, (serverState(moment.states.get(name))?.electionAt ?? moment.time) - moment.time);
  const longest = Math.max(1, ...servers.map(left));
  const what = (name: string): string => {
    const state = serverState(moment.states.get(name));
    if (moment.down.has(name)) return words.down;
    if (state?.electionAt !== undefined && left(name) > 0) return words.timerLeft(name, Math.round(left(name)));
    return state?.role === "leader" ? words.leads : words.noTimer;
  };
  return (
    <dl className={styles.timers} aria-label={words.timers}>
      <div className={styles.title} aria-hidden>{words.timers}</div>
      {servers.map((name) => (
        <div key={name} className={styles.timer}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.track} aria-hidden>
              <span className={styles.bar} style={{ inlineSize: `${moment.down.has(name) ? 0 : (100 * left(name)) / longest}%` }} />
            </span>
            <span className={styles.left}>{what(name)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
