import styles from "./failure-figure.module.css";

export interface FailureText {
  /** The picture in a sentence, for those who do not see it. */
  description: string;
  /** Title of the test, what was looked at, what it should have been and was. */
  test: string;
  message: string;
  expected: string;
  actual: string;
  should: string;
  was: string;
  candidate: string;
  leader: string;
  ask: string;
  vote: string;
  broken: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const servers = ["n1", "n2", "n3", "n4", "n5"];
const lane = (server: number) => 62 + (server - 1) * 40;
const at = (x: number, server: number): Point => ({ x, y: lane(server) });
const [left, right, width, height] = [44, 460, 464, 252];

/** n1 asks all others; n2's vote comes to it twice. */
const asked = [at(126, 2), at(142, 3), at(158, 4), at(174, 5)].map((to, place) => ({ from: at(84 + place * 7, 1), to }));
const voted = { from: at(156, 2), to: at(208, 1) };
const again = { from: at(262, 2), to: at(332, 1) };

/**
 * A failed test as its student sees it: what is wrong in words and values, and the run as lanes with messages. It is the test of the lab
 * on Raft's elections that catches who counts messages in the place of servers.
 */
export function FailureFigure({ text }: { readonly text: FailureText }) {
  return (
    <div className={styles.figure}>
      <div className={styles.words}>
        <p className={styles.test}><span className={styles.cross} aria-hidden>✕</span> {text.test}</p>
        <p>{text.message}</p>
        <p className={styles.values}>
          <span><span aria-hidden>−</span> {text.expected} <code>&quot;{text.should}&quot;</code></span>
          <span><span aria-hidden>+</span> {text.actual} <code>&quot;{text.was}&quot;</code></span>
        </p>
      </div>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.lanes} role="img" aria-label={text.description}>
        <Span from={92} to={again.to.x} tone={styles.warn} label={text.candidate} />
        <Span from={again.to.x} to={right} tone={styles.accent} label={text.leader} />
        {servers.map((name, index) => (
          <g key={name}>
            <text x={12} y={lane(index + 1) + 4} className={styles.name}>{name}</text>
            <line x1={left} x2={right} y1={lane(index + 1)} y2={lane(index + 1)} className={styles.lane} />
          </g>
        ))}
        {asked.map((message) => <Arrow key={message.to.y} {...message} />)}
        <text x={182} y={lane(4) + 25} className={styles.word}>{text.ask}</text>
        <Arrow {...voted} label={text.vote} />
        <Arrow {...again} label={text.vote} />
        <circle cx={again.to.x} cy={again.to.y} r={8} className={styles.ring} />
        <path d={`M ${again.to.x} 22 V ${height - 2}`} className={styles.cursor} />
        <text x={again.to.x - 9} y={height - 8} className={styles.broken}>{text.broken}</text>
      </svg>
    </div>
  );
}

function Span({ from, to, tone, label }: { readonly from: number; readonly to: number; readonly tone: string | undefined; readonly label: string }) {
  return (
    <g>
      <rect x={from} y={26} width={to - from} height={54} className={tone} />
      <text x={from + 7} y={42} className={styles.span}>{label}</text>
    </g>
  );
}

/** A message, with its word beside it. */
function Arrow({ from, to, label }: { readonly from: Point; readonly to: Point; readonly label?: string }) {
  const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <g>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={styles.message} />
      <circle cx={from.x} cy={from.y} r={2.5} className={styles.end} />
      <path d="M 0 0 L -8 -3.5 V 3.5 Z" className={styles.end} transform={`translate(${to.x} ${to.y}) rotate(${turn.toFixed(1)})`} />
      {label !== undefined && <text x={from.x - 4} y={from.y + 18} className={styles.word}>{label}</text>}
    </g>
  );
}
