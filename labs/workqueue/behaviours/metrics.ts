import type { MetricsProvider } from "@reconcile/api";

/** A metrics provider whose numbers a test can read. Times are rounded to microseconds: they come from sums of doubles. */
export class RecordedMetrics implements MetricsProvider {
  depth = 0;
  adds = 0;
  retries = 0;
  readonly latency: number[] = [];
  readonly workDuration: number[] = [];
  unfinishedWorkSeconds = 0;
  longestRunningProcessor = 0;

  newDepthMetric() {
    return { inc: () => void (this.depth += 1), dec: () => void (this.depth -= 1) };
  }

  newAddsMetric() {
    return { inc: () => void (this.adds += 1) };
  }

  newRetriesMetric() {
    return { inc: () => void (this.retries += 1) };
  }

  newLatencyMetric() {
    return { observe: (seconds: number) => void this.latency.push(rounded(seconds)) };
  }

  newWorkDurationMetric() {
    return { observe: (seconds: number) => void this.workDuration.push(rounded(seconds)) };
  }

  newUnfinishedWorkSecondsMetric() {
    return { set: (seconds: number) => void (this.unfinishedWorkSeconds = rounded(seconds)) };
  }

  newLongestRunningProcessorSecondsMetric() {
    return { set: (seconds: number) => void (this.longestRunningProcessor = rounded(seconds)) };
  }
}

export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
