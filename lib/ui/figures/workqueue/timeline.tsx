import type { Step } from "./types";
import styles from "./workqueue-figure.module.css";

const width = 240;
const margin = 30;

/** What waits, on an axis from now to the latest; distances are to scale. */
export function Timeline({ now, waiting, nowLabel }: { now: number; waiting: Step["waiting"]; nowLabel: string }) {
  const end = Math.max(...waiting.map(({ readyAt }) => readyAt));
  const x = (time: number) => margin + ((time - now) / Math.max(1, end - now)) * (width - 2 * margin);
  const words = waiting.map(({ item, readyAt }) => `${item}: ${readyAt} ms`).join(", ");
  return (
    <svg className={styles.timeline} viewBox={`0 0 ${width} 48`} role="img" aria-label={words}>
      <line x1={margin} x2={width - 6} y1="28" y2="28" />
      <path d={`M${width - 6} 28l-6 -3v6z`} />
      <line x1={margin} x2={margin} y1="22" y2="34" />
      <text x={margin} y="45">{`${nowLabel} ${now} ms`}</text>
      {waiting.map(({ item, readyAt }) => (
        <g key={item}>
          <rect x={x(readyAt) - 9} y="19" width="18" height="18" rx="4" />
          <text className={styles.mark} x={x(readyAt)} y="32">{item}</text>
          <text x={x(readyAt)} y="12">{readyAt} ms</text>
        </g>
      ))}
    </svg>
  );
}
