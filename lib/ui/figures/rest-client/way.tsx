import type { Outcome, RequestFigureStrings } from "./types";
import styles from "./request-figure.module.css";

const width = 600;
const margin = 90;
const lanes = { client: 26, server: 104 };
const height = 150;
/** An exchange is drawn so wide; in virtual time it takes none. */
const exchange = 34;

/** Client and server as lanes, time from left to right: what was sent when, what came back, how long was waited. */
export function Way({ strings, outcome: { attempts, error } }: { readonly strings: RequestFigureStrings; readonly outcome: Outcome }) {
  const end = Math.max(1_000, ...attempts.map(({ at }) => at));
  const x = (time: number) => margin + (time / end) * (width - margin - 90);
  const words = [...attempts.map((attempt, i) => strings.sent(attempt, i + 1)), strings.ends(error, attempts.length)];
  return (
    <div className={styles.way}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${strings.way}: ${words.join(" ")}`}>
        <Lane y={lanes.client} name={strings.client} />
        <Lane y={lanes.server} name={strings.server} />
        {attempts.map((attempt, i) => {
          const [from, to] = [x(attempt.at), x(attempt.at) + exchange];
          const next = attempts[i + 1];
          return (
            <g key={i} data-answer={answerOf(attempt.status)} className={styles.exchange}>
              <Arrow x1={from} y1={lanes.client} x2={from + exchange / 2} y2={lanes.server} />
              {attempt.status === 0
                ? <path d={`M${from + 20} 62l10 10m0 -10l-10 10`} className={styles.cross} />
                : <Arrow x1={from + exchange / 2} y1={lanes.server} x2={to} y2={lanes.client} />}
              <text x={to - 4} y={lanes.client + 42}>{attempt.status === 0 ? strings.noAnswer : attempt.status}</text>
              <text x={from} y={height - 8} className={styles.time}>{`${attempt.at / 1000} s`}</text>
              {next !== undefined && (
                <>
                  <line x1={to} x2={x(next.at)} y1={lanes.client} y2={lanes.client} className={styles.wait} />
                  <text x={(to + x(next.at)) / 2} y={lanes.client - 10} textAnchor="middle">{strings.waits((next.at - attempt.at) / 1000)}</text>
                </>
              )}
            </g>
          );
        })}
      </svg>
      <p className={styles.end} role="status" data-failed={error !== undefined}>{strings.ends(error, attempts.length)}</p>
    </div>
  );
}

function answerOf(status: number): "fine" | "failed" | "none" {
  if (status === 0) return "none";
  return status < 300 ? "fine" : "failed";
}

function Lane({ y, name }: { readonly y: number; readonly name: string }) {
  return (
    <g className={styles.lane}>
      <rect x="1" y={y - 15} width={margin - 22} height="30" rx="8" />
      <text x={(margin - 20) / 2} y={y + 4} textAnchor="middle">{name}</text>
      <line x1={margin - 20} x2={width} y1={y} y2={y} />
    </g>
  );
}

function Arrow({ x1, y1, x2, y2 }: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }) {
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return (
    <g>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      <path d="M0 0l-8 -4v8z" transform={`translate(${x2} ${y2}) rotate(${angle.toFixed(1)})`} className={styles.head} />
    </g>
  );
}
