import type { Capabilities, Component, Envelope } from "../capabilities";
import { StoredDisk } from "../disk/disk";
import type { Link } from "../network/link";

/** Makes a component anew for each life of its process; an async function is a program by itself. */
export type Factory = (capabilities: Capabilities) => Component | Promise<void>;

/** A timer with a name, and its place in the queue; its sequence is -1 while it is not set. */
export interface NamedTimer {
  readonly name: string;
  slot: number;
  sequence: number;
}

/** Timers remembered though they are not set: programs have a few names, or a new one each time. */
const mostIdleTimers = 64;

/** The kernel's record of a process. Never handed out. */
export class Process {
  readonly index: number;
  readonly name: string;
  /** Absent for a name that messages were sent to before anybody was spawned under it. */
  factory: Factory | undefined;
  component: Component | undefined;
  /** What an uncaught error does: end the run, or only this life of the process. */
  onError: "throw" | "crash" = "throw";

  running = false;
  /** Counts lives and deaths: what was made in one life carries its number and does nothing in another. */
  life = 0;
  /** True once the component has shown itself to use promises; its events are followed by a drain. */
  asynchronous = false;
  /** True while the promise of an async program is unsettled. */
  unfinished = false;
  /** Crash faults that hold it down now, and whether `crash()` was called. */
  downFaults = 0;
  downByHand = false;

  /** Looks at the component and records its state if that has changed; called after each event that concerns the process. */
  observe: (() => void) | undefined;

  pauses = 0;
  /** Queue slots that came due during a pause, in that order. */
  held: number[] = [];

  timers = new Map<string, NamedTimer>();
  inbox: Envelope[] = [];
  receivers: ((envelope: Envelope) => void)[] = [];
  private stored: StoredDisk | undefined;
  /** Links to other processes, by their index. */
  readonly links: (Link | undefined)[] = [];

  /** Its clock shows `localBase + (now - realBase) * rate`. */
  rate = 1;
  localBase = 0;
  realBase = 0;
  /** Drifts of the faults that act on the clock now. */
  readonly drifts: number[] = [];

  constructor(index: number, name: string) {
    this.index = index;
    this.name = name;
  }

  /** Made when somebody first asks for it: most processes write nothing. */
  get disk(): StoredDisk {
    return (this.stored ??= new StoredDisk());
  }

  localTime(now: number): number {
    return this.localBase + (now - this.realBase) * this.rate;
  }

  /** Moves the clock by `skew` ms and lets it run at the rate that {@link drifts} make, from now on. */
  adjustClock(now: number, skew: number): void {
    this.localBase = this.localTime(now) + skew;
    this.realBase = now;
    this.rate = this.drifts.reduce((rate, drift) => rate * (1 + drift), 1);
  }

  /** A named timer has fired. It is kept for the next time it is set, unless there are very many. */
  fired(timer: NamedTimer): void {
    timer.sequence = -1;
    if (this.timers.size > mostIdleTimers) this.timers.delete(timer.name);
  }

  /** Forgets everything that memory held. */
  forget(): void {
    this.component = undefined;
    this.asynchronous = false;
    this.unfinished = false;
    this.pauses = 0;
    this.held = [];
    this.timers = new Map();
    this.inbox = [];
    this.receivers = [];
  }
}
