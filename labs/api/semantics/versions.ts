/** How mature a version is: GA before beta before alpha. */
const ranks: Readonly<Record<string, number>> = { alpha: 0, beta: 1, "": 2 };

/** The parts of `v1`, `v2beta1`; undefined for what is no such version. */
function parseKubeVersion(version: string): { rank: number; major: number; minor: number } | undefined {
  const found = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!found) return undefined;
  const [, major, rank = "", minor = "0"] = found;
  return { rank: ranks[rank] ?? 0, major: Number(major), minor: Number(minor) };
}

/**
 * Compares versions by priority: positive if `a` comes before `b` in discovery, negative if after, 0 if they are the same. GA first, then beta,
 * then alpha; within these the higher one; what is no version of this kind last, in alphabetical order
 * (apimachinery pkg/version/helpers.go, CompareKubeAwareVersionStrings).
 */
export function compareKubeAwareVersionStrings(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [parseKubeVersion(a), parseKubeVersion(b)];
  if (!x && !y) return a < b ? 1 : -1;
  if (!x) return -1;
  if (!y) return 1;
  return x.rank - y.rank || x.major - y.major || x.minor - y.minor;
}
