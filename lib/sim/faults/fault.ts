import type { LinkOptions } from "../network/options";

interface Span {
  /** Virtual time in ms at which it begins. */
  readonly at: number;
  /** How long it lasts, in ms; then it heals by itself, so that any one can be left out without touching the others. */
  readonly for: number;
}

/** The process loses its memory and what its disk had not synced, and starts again afterwards. */
export interface CrashFault extends Span { readonly kind: "crash"; readonly process: string }

/** The process does nothing; messages and timers wait for it. */
export interface PauseFault extends Span { readonly kind: "pause"; readonly process: string }

/** No message passes from one group to the other, nor back unless `oneWay`. What is under way is lost when it arrives. */
export interface PartitionFault extends Span {
  readonly kind: "partition";
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly oneWay?: boolean;
}

/** Links get worse: those from `from` to `to`, each standing for every process where it is absent. */
export interface NetworkFault extends Span, LinkOptions {
  readonly kind: "network";
  readonly from?: string;
  readonly to?: string;
}

/** The process's clock jumps by `skew` ms and runs fast (`drift` > 0, 0.01 is one percent) or slow. */
export interface ClockFault extends Span {
  readonly kind: "clock";
  readonly process: string;
  readonly skew?: number;
  readonly drift?: number;
}

/** Something that goes wrong for a while, as JSON data: generated, printed, replayed, shrunk. */
export type Fault = CrashFault | PauseFault | PartitionFault | NetworkFault | ClockFault;
