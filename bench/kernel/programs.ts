import type { Capabilities, Json } from "@/lib/sim";
import { generateFaults, type Simulation } from "@/lib/sim";
import { network, servers, spawnRaft } from "./raft";

/** Raft's election and the controller do what a lab's components do; the handlers of the others are almost empty, and show what the kernel itself costs. */
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

/** Raft's leader election with votes on disk, a network that loses messages, and faults without end. */
const raft: Program = {
  name: "raft election",
  asynchronous: false,
  spawn(sim) {
    for (const from of servers) for (const to of servers) if (from !== to) sim.link(from, to, network);
    spawnRaft(sim);
    sim.inject(generateFaults({ seed: 1, processes: servers, horizon: 3_600_000, count: 300, duration: { min: 500, max: 5_000 } }));
  },
};

/** A controller: a loop that takes keys from a queue of its own, reads and writes a store over the network, and notes what it did. */
const controller: Program = {
  name: "async controller",
  asynchronous: true,
  spawn(sim) {
    sim.spawn("store", ({ net }: Capabilities) => {
      const objects = new Map<string, { version: number; spec: number; ready: boolean }>();
      return {
        onMessage(from: string, json: Json) {
          const request = json as { id: number; key: string; version?: number };
          const object = objects.get(request.key) ?? { version: 1, spec: 1, ready: false };
          const fits = request.version === undefined || request.version === object.version;
          if (request.version !== undefined && fits) objects.set(request.key, { version: object.version + 1, spec: object.spec, ready: true });
          net.send(from, { id: request.id, key: request.key, ok: fits, object: { metadata: { name: request.key, resourceVersion: String(object.version) }, spec: { replicas: object.spec }, status: { ready: object.ready } } });
        },
      };
    });
    for (const name of names.slice(1)) {
      sim.spawn(name, ({ net, clock, random, log }: Capabilities) => {
        const pending = new Map<number, (answer: Json) => void>();
        let requests = 0;
        const call = (key: string, version?: number): Promise<Json> => new Promise((resolve) => {
          pending.set(++requests, resolve);
          net.send("store", version === undefined ? { id: requests, key } : { id: requests, key, version });
        });
        const reconcile = async (key: string): Promise<void> => {
          const { object } = (await call(key)) as { object: { metadata: { resourceVersion: string } } };
          const { ok } = (await call(key, Number(object.metadata.resourceVersion))) as { ok: boolean };
          if (!ok) await clock.sleep(random.int(5, 20));
          log.info("reconciled", { key, ok });
        };
        return {
          onMessage(_from: string, json: Json) {
            const { id } = json as { id: number };
            pending.get(id)?.(json);
            pending.delete(id);
          },
          async start() {
            for (;;) {
              await clock.sleep(random.int(1, 10));
              await reconcile(`default/web-${random.int(1, 20)}`);
            }
          },
        };
      });
    }
  },
};

export const programs: readonly Program[] = [timers, messages, heartbeats, raft, loops, controller];
