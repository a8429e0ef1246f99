import type { Locale } from "@/lib/i18n/locales";
import type { Json } from "@/lib/sim";
import { ClusterPicture, type NodeLook } from "@/lib/ui/trace-viewer/cluster-picture";
import type { PictureProps } from "@/lib/ui/trace-viewer/lens";
import styles from "./picture.module.css";
import { messageWord } from "./read";
import { isPlayed, serverState } from "./state";
import { strings } from "./strings";

/** A Raft cluster at one moment: who is what in which term, who voted for whom, and how long each will still wait for a leader. */
export function Picture(props: PictureProps) {
  const { moment, locale } = props;
  const names = [...moment.states.keys()].sort();
  const servers = names.filter((name) => serverState(moment.states.get(name)) !== undefined);
  if (servers.length === 0) return null;
  const cluster = names.filter((name) => servers.includes(name) || isPlayed(moment.states.get(name)));
  return (
    <div className={styles.picture}>
      <ClusterPicture {...props} processes={cluster} look={(_name, state) => look(state, cluster.length, locale)} message={messageWord} />
      <Timers {...props} servers={servers} />
    </div>
  );
}

/** A follower shows whom it voted for, a candidate how many voted for it. */
function look(json: Json | undefined, servers: number, locale: Locale): NodeLook {
  const words = strings[locale];
  const state = serverState(json);
  if (state?.role === undefined) return isPlayed(json) ? { label: words.played, tone: "muted" } : {};
  const { role, term = 0, votes, votedFor } = state;
  const granted = Object.values(votes).filter((vote) => vote).length;
  const note = role === "candidate" ? words.tally(term, granted, servers)
    : role === "follower" && votedFor !== undefined ? words.votedFor(term, votedFor) : words.term(term);
  return { label: words.roles[role], note, tone: role === "leader" ? "accent" : role === "candidate" ? "warn" : "calm" };
}

/** The election timers as bars that get shorter. Their scale is the longest that any of them has left. */
function Timers({ moment, locale, servers }: PictureProps & { servers: readonly string[] }) {
  const words = strings[locale];
  const left = (name: string) => Math.max(0, (serverState(moment.states.get(name))?.electionAt ?? moment.time) - moment.time);
  const longest = Math.max(1, ...servers.map(left));
  const what = (name: string): string => {
    const state = serverState(moment.states.get(name));
    if (moment.down.has(name)) return words.down;
    if (state?.electionAt !== undefined && left(name) > 0) return words.timerLeft(Math.round(left(name)));
    return state?.role === "leader" ? words.leads : words.noTimer;
  };
  return (
    <div className={styles.timers}>
      <div className={styles.title} aria-hidden>{words.timers}</div>
      <dl aria-label={words.timers}>{servers.map((name) => (
        <div key={name} className={styles.timer}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.track} aria-hidden>
              <span className={styles.bar} style={{ inlineSize: `${moment.down.has(name) ? 0 : (100 * left(name)) / longest}%` }} />
            </span>
            <span className={styles.left}>{what(name)}</span>
          </dd>
        </div>
      ))}</dl>
    </div>
  );
}
