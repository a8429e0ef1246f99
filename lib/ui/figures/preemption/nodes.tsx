import type { NodePicture, PictureWords, PodPicture, PreemptionPicture } from "./types";
import { fates } from "./types";
import styles from "./preemption-figure.module.css";

const marks: Readonly<Record<PodPicture["fate"], string>> = { stays: "", out: "?", back: "↩", victim: "✕", terminating: "…" };

interface NodesProps {
  readonly picture: PreemptionPicture;
  readonly words: PictureWords;
  /** To compare with: pods whose fate is another one there are marked. */
  readonly before?: PreemptionPicture | undefined;
}

/** Nodes as bars, their pods as blocks as wide as what they request, the most important one first. */
export function Nodes({ picture, words, before }: NodesProps) {
  const { preemptor, nodes, chosen, message, calls } = picture;
  const widest = Math.max(1, ...nodes.map(capacity));
  const shown = fates.filter((fate) => fate !== "stays" && nodes.some(({ pods }) => pods.some((pod) => pod.fate === fate)));
  return (
    <div className={styles.picture}>
      <p className={styles.preemptor}>{words.preemptor(preemptor)}</p>
      <ul className={styles.nodes}>
        {nodes.map((node) => (
          <li key={node.name} className={styles.node} data-chosen={node.name === chosen}>
            <span className={styles.name}>
              <b>{node.name}</b> <small>{words.cpus(node.cpu)}</small>
              {node.name === chosen && <em>{words.chosen}</em>}
            </span>
            <Bar node={node} widest={widest} words={words} before={before?.nodes.find(({ name }) => name === node.name)} />
            {node.answer !== undefined && <small className={styles.answer} data-fits={node.answer === "fits"}>{node.answer === "fits" ? words.fits : node.answer}</small>}
          </li>
        ))}
      </ul>
      {shown.length > 0 && <p className={styles.legend}>{shown.map((fate) => <span key={fate} data-fate={fate}><i aria-hidden="true">{marks[fate]}</i> {words.fates[fate]}</span>)}</p>}
      {message !== undefined && <p className={styles.message}><code>{message}</code></p>}
      {calls.length > 0 && (
        <section className={styles.calls} aria-label={words.calls}>
          <h4>{words.calls}</h4>
          <ol>{calls.map((call, i) => <li key={i}><code>{call}</code></li>)}</ol>
        </section>
      )}
    </div>
  );
}

function Bar({ node, widest, words, before }: { readonly node: NodePicture; readonly widest: number; readonly words: PictureWords; readonly before: NodePicture | undefined }) {
  return (
    <ul className={styles.bar} style={{ inlineSize: `${(100 * capacity(node)) / widest}%` }}>
      {node.pods.map(({ name, priority, cpu, fate }) => (
        <li
          key={name} className={styles.pod} data-fate={fate} style={{ flexBasis: `${(100 * cpu) / capacity(node)}%` }}
          data-changed={before !== undefined && before.pods.find((pod) => pod.name === name)?.fate !== fate}
          title={words.block({ name, priority, cpu, fate })}
        >
          <span>{name}</span> <b>{priority}</b>
          <i aria-hidden="true">{marks[fate]}</i>
          <span className={styles.hidden}>{words.fates[fate]}</span>
        </li>
      ))}
    </ul>
  );
}

/** A node may be overcommitted. */
function capacity({ cpu, pods }: NodePicture): number {
  return Math.max(1, cpu, pods.reduce((sum, pod) => sum + pod.cpu, 0));
}
