import { at, type Happenings } from "./happenings";
import { inEtcdsTerms, type Flight } from "./messages";
import { TraceNode, type NodeOptions } from "./node";

/** Nodes and the messages between them, as upstream's rafttest.InteractionEnv has them. */
export class Environment {
  readonly nodes = new Map<string, TraceNode>();
  #flights: Flight[] = [];

  addNodes(count: number, options: NodeOptions): void {
    for (let i = 0; i < count; i++) {
      const id = (this.nodes.size + 1).toString(16);
      this.nodes.set(id, new TraceNode(id, options));
    }
  }

  node(id: string): TraceNode {
    const node = this.nodes.get(id);
    if (node === undefined) throw new Error(`there is no node ${id}`);
    return node;
  }

  processReady(id: string, happenings: Happenings): void {
    this.#flights.push(...this.node(id).ready(happenings));
  }

  /** Hands a node the messages that are for it, or drops them. */
  deliver(id: string, happenings: Happenings, { drop = false, type }: { drop?: boolean; type?: string | undefined } = {}): boolean {
    const due = (flight: Flight) => flight.to === id && (type === undefined || inEtcdsTerms(flight).type === type);
    const flights = this.#flights.filter(due);
    this.#flights = this.#flights.filter((flight) => !due(flight));
    for (const flight of flights) {
      at(happenings, id)[drop ? "dropped" : "received"].push(inEtcdsTerms(flight));
      if (!drop) this.node(id).receive(flight);
    }
    return flights.length > 0;
  }

  /** Ready handling of all, then delivery to all, until nothing is left to do. */
  stabilize(ids: readonly string[], happenings: Happenings): void {
    for (let busy = true; busy;) {
      busy = false;
      for (const id of ids) {
        if (!this.node(id).hasReady) continue;
        this.processReady(id, happenings);
        busy = true;
      }
      for (const id of ids) busy = this.deliver(id, happenings) || busy;
    }
  }
}
