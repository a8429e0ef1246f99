import type { Json } from "../capabilities";
import { copyJson } from "../core/json";
import { SimulationError } from "../core/errors";
import type { Kernel } from "../core/kernel";
import type { Process } from "../core/process";
import { Kind } from "../core/queue";
import { linkBetween } from "../core/ties";
import { Code } from "../record/codes";
import { Link } from "./link";
import type { LinkOptions } from "./options";

/** What a fault does to all links of a kind, those not used yet included; absent ends stand for every process. */
export interface Weakening {
  readonly from?: string;
  readonly to?: string;
  readonly options: LinkOptions;
}

/** Messages that one event may lead to at one moment: far more than any does that comes to an end, far fewer than fill the memory. */
const mostAtOnce = 5_000;

/** The links between processes, and what becomes of a message between its sending and its arrival. */
export class Network {
  readonly weakenings: Weakening[] = [];
  private readonly kernel: Kernel;
  private readonly options: LinkOptions;
  /** The event and the moment of the last message, and how many messages these two have seen. */
  private event = -1;
  private moment = 0;
  private sent = 0;

  constructor(kernel: Kernel, options: LinkOptions) {
    this.kernel = kernel;
    this.options = options;
  }

  link(from: Process, to: Process): Link {
    const known = from.links[to.index];
    if (known !== undefined) return known;
    const link = new Link(this.options, linkBetween(from.index, to.index), () => [this.kernel.seed, from.name, to.name]);
    for (const { from: source, to: target, options } of this.weakenings) {
      if ((source ?? from.name) === from.name && (target ?? to.name) === to.name) link.weakened.push(options);
    }
    link.refresh();
    from.links[to.index] = link;
    return link;
  }

  /** @param message becomes the receiver's own: pass a copy. */
  send(from: Process, to: Process, message: Json): void {
    const { kernel } = this;
    if (kernel.current !== this.event || kernel.now !== this.moment) {
      this.event = kernel.current;
      this.moment = kernel.now;
      this.sent = 0;
    } else if (++this.sent > mostAtOnce) {
      throw new SimulationError("limit", `${from.name} sends more than ${mostAtOnce} messages at one moment (${kernel.now} ms): a loop that sends has no end.`);
    }
    const id = kernel.recorder.record(kernel.now, from.index, Code.send, kernel.current, to.index, message);
    const link = from.links[to.index] ?? this.link(from, to);
    if (link.cuts > 0) this.drop(from, to, "partition", id);
    else if (link.loss > 0 && link.loses()) this.drop(from, to, "loss", id);
    else {
      this.carry(from, to, link, message, id);
      if (link.duplicate > 0 && link.duplicatesIt()) this.carry(from, to, link, copyJson(message), kernel.record(from, Code.duplicate, null, id, to.index));
    }
  }

  drop(from: Process, to: Process, reason: "loss" | "partition" | "down", cause: number): void {
    this.kernel.record(to, Code.drop, reason, cause, from.index);
  }

  private carry(from: Process, to: Process, link: Link, message: Json, cause: number): void {
    const { kernel } = this;
    kernel.queue.push(link.arrival(kernel.now), link.number, Kind.deliver, to.index, cause, from.index, message);
  }
}
