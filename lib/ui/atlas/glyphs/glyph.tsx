import { controlPlane } from "./control-plane";
import { surroundings } from "./surroundings";
import { workloads } from "./workloads";

const glyphs = { ...surroundings, ...controlPlane, ...workloads };

export function hasGlyph(lesson: string): boolean {
  return lesson in glyphs;
}

/** The small drawing of a lesson's part of the machine. Decorative: the label beside it says what it is. */
export function Glyph({ lesson, className }: { lesson: string; className?: string }) {
  return <svg viewBox="0 0 44 28" width="44" height="28" aria-hidden="true" className={className}>{glyphs[lesson]}</svg>;
}
