import shapes from "../atlas/glyphs/shapes.module.css";
import styles from "./loop-figure.module.css";

export interface LoopText {
  /** What the figure shows, in a sentence, for those who do not see it. */
  description: string;
  desired: string;
  actual: string;
  observe: string;
  act: string;
  difference: string;
}

/** From what is there to what is wanted, with its head; turned by half a circle it leads back. */
const observe = "M 104 272 C 40 240 40 80 104 48 M 92 47.3 L 104 48 L 97.4 58";

/** The one loop that the whole course is about: what is wanted, what is there, and who makes them equal. */
export function LoopFigure({ text }: { text: LoopText }) {
  return (
    <svg viewBox="-24 0 408 324" className={styles.figure} role="img" aria-label={text.description}>
      <path d={observe} className={styles.arc} />
      <path d={observe} className={styles.arc} transform="rotate(180 180 160)" />
      <text x="180" y="18" className={styles.name}>{text.desired}</text>
      <Pods y={32} kinds={["solid", "solid", "solid"]} />
      <text x="180" y="165" className={styles.difference}>{text.difference}</text>
      <Pods y={256} kinds={["solid", "solid", "ghost"]} />
      <text x="180" y="314" className={styles.name}>{text.actual}</text>
      <text x="46" y="165" className={`${styles.verb} ${styles.end}`}>{text.observe}</text>
      <text x="314" y="165" className={styles.verb}>{text.act}</text>
    </svg>
  );
}

function Pods({ y, kinds }: { y: number; kinds: readonly ("solid" | "ghost")[] }) {
  return kinds.map((kind, index) => (
    <rect key={index} x={118 + index * 44} y={y} width={36} height={32} rx={5} className={kind === "solid" ? shapes.processSolid : shapes.ghost} />
  ));
}
