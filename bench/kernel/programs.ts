import type { Capabilities, Json } from "@/lib/sim";
import type { Simulation } from "@/lib/sim";

export interface Program {
  readonly name: string;
  readonly asynchronous: boolean;
  spawn(sim: Simulation): void;
}

const names = ["n1", "n2", "n3", "n4", "n5"];

/** Five processes, each with one timer that it sets again and again: the cost of the event loop itself. */
const timers: Program = {
  name: "timers",
  asynchronous: false,
  spawn(sim) {
    for (const [i, name] of names.entries()) {
      sim.spawn(name, ({ timers: { set } }: Capabilities) => ({
        onStart: () => set("tick", i + 1),
        onTimer: () => set("tick", 7),
      }));
    }
  },
};

/** Messages of one field that go round and round. */
const messages: Program = {
  name: "messages",
  asynchronous: false,
  spawn(sim) {
    for (const [i, name] of names.entries()) {
      const next = names[(i + 1) % names.length] as string;
      sim.spawn(name, ({ net }: Capabilities) => ({
        onStart: () => net.send(next, { hop: 0 }),
        onMessage: (_from: string, message: Json) => net.send(next, { hop: (message as { hop: number }).hop + 1 }),
      }));
    }
  },
};

/** A leader's heartbeats as Raft sends them: six fields and a list, a drawn delay, an election timer reset by each. */
const heartbeats: Program = {
  name: "raft heartbeats",
  asynchronous: false,
  spawn(sim) {
    for (const name of names) sim.link("n1", name, { delay: { kind: "uniform", min: 1, max: 10 } });
    sim.spawn("n1", ({ net, timers: { set } }: Capabilities) => {
      let commit = 0;
      return {
        onStart: () => set("heartbeat", 50),
        onTimer: () => {
          set("heartbeat", 50);
          for (const peer of names) {
            if (peer !== "n1") net.send(peer, { type: "append", term: 3, leader: "n1", previousIndex: commit, previousTerm: 3, commit, entries: [{ term: 3, value: "x" }] });
          }
        },
        onMessage: (_from: string, message: Json) => { commit = Math.max(commit, (message as { match: number }).match); },
      };
    });
    for (const name of names.slice(1)) {
      sim.spawn(name, ({ net, random, timers: { set } }: Capabilities) => ({
        onStart: () => set("election", random.int(150, 300)),
        onMessage: (from: string, message: Json) => {
          set("election", random.int(150, 300));
          net.send(from, { type: "appended", term: 3, ok: true, match: (message as { previousIndex: number }).previousIndex + 1 });
        },
      }));
    }
  },
};

/** Four loops that sleep, and one that receives what they send: promises after every event. */
const loops: Program = {
  name: "async loops",
  asynchronous: true,
  spawn(sim) {
    for (const [i, name] of names.slice(1).entries()) {
      sim.spawn(name, async ({ clock, net }: Capabilities) => {
        for (;;) {
          await clock.sleep(5 + i);
          net.send("n1", { from: name });
        }
      });
    }
    sim.spawn("n1", async ({ net }: Capabilities) => {
      for (;;) await net.receive();
    });
  },
};

export const programs: readonly Program[] = [timers, messages, heartbeats, loops];
