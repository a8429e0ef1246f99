import { describe, expect, it } from "vitest";
import { Simulation, type LinkOptions, type Trace } from "../index";

/** `a` sends the numbers from 0 to count - 1 to `b`, one each millisecond. */
function stream(count: number, network: LinkOptions, prepare: (sim: Simulation) => void = () => {}): { heard: number[]; trace: Trace } {
  const sim = new Simulation({ seed: 1, network });
  const heard: number[] = [];
  sim.spawn("a", ({ net, clock }) => ({
    onStart: () => {
      for (let i = 0; i < count; i++) clock.setTimer(i, () => net.send("b", i));
    },
  }));
  sim.spawn("b", ({ net }) => ({
    onMessage: (from: string, message: unknown) => {
      heard.push(message as number);
      net.send(from, "ack");
    },
  }));
  prepare(sim);
  sim.runSync();
  return { heard, trace: sim.trace() };
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const count = (trace: Trace, kind: string) => trace.events.filter((event) => event.kind === kind).length;

describe("a link", () => {
  it("delivers each message once, in order, however long each takes", () => {
    expect(stream(500, { delay: { kind: "uniform", min: 0, max: 50 } }).heard).toEqual(numbers(500));
  });

  it("stops a loop that sends without end, and lets many moments have many messages", () => {
    const sim = new Simulation({ seed: 1, network: { loss: 1 } });
    let sent = 0;
    sim.spawn("b", () => ({}));
    sim.spawn("a", ({ net }) => ({ onStart: () => { for (;;) { net.send("b", null); sent++; } } }));
    expect(() => sim.runSync()).toThrow(expect.objectContaining({ code: "limit", message: expect.stringContaining("a sends more than") as string }));
    expect(sent).toBeLessThan(100_000);
    expect(count(stream(30_000, { loss: 1 }).trace, "send")).toBe(30_000);
  });

  it("delays within the bounds it was given", () => {
    for (const delay of [7, { kind: "uniform", min: 3, max: 9 }, { kind: "tail", min: 3, max: 200 }] as const) {
      const { trace } = stream(500, { delay, reorder: 1 });
      const [min, max] = typeof delay === "number" ? [delay, delay] : [delay.min, delay.max];
      const times = trace.events.filter((event) => event.kind === "deliver").map((event) => event.time - (trace.events[event.cause]?.time ?? NaN));
      expect(Math.min(...times)).toBeGreaterThanOrEqual(min);
      expect(Math.max(...times)).toBeLessThanOrEqual(max);
      if (typeof delay === "object") expect(new Set(times).size).toBeGreaterThan(20);
    }
  });

  it("has a heavy tail if told so: half are quick, one in a hundred takes ten times as long", () => {
    const { trace } = stream(4000, { delay: { kind: "tail", min: 10, max: 10_000 }, reorder: 1 });
    const times = trace.events.flatMap((event) => (event.kind === "deliver" && event.process === "b" ? [event.time - (trace.events[event.cause]?.time ?? NaN)] : []));
    expect(times.filter((ms) => ms < 14.2).length / 4000).toBeCloseTo(0.5, 1);
    expect(times.filter((ms) => ms > 100).length / 4000).toBeCloseTo(0.01, 2);
  });

  it("reorders if told so", () => {
    const { heard } = stream(500, { delay: { kind: "uniform", min: 0, max: 50 }, reorder: 0.2 });
    expect(heard).not.toEqual(numbers(500));
    expect(heard.toSorted((a, b) => a - b)).toEqual(numbers(500));
  });

  it("loses about as many as told, and says so", () => {
    const { heard, trace } = stream(1000, { loss: 0.3 });
    expect(heard.length).toBeGreaterThan(640);
    expect(heard.length).toBeLessThan(760);
    const drops = trace.events.filter((event) => event.kind === "drop" && event.process === "b");
    expect(drops.length).toBe(1000 - heard.length);
    for (const drop of drops) expect(trace.events[drop.cause]).toMatchObject({ kind: "send", process: "a" });
  });

  it("duplicates about as many as told; each copy names the duplication as its cause", () => {
    const { heard, trace } = stream(1000, { duplicate: 0.3 });
    expect(heard.length).toBeGreaterThan(1240);
    expect(heard.length).toBeLessThan(1360);
    const copies = trace.events.filter((event) => event.kind === "deliver" && trace.events[event.cause]?.kind === "duplicate");
    expect(copies.length).toBe(count(trace, "duplicate"));
  });

  it("can be unlike the others", () => {
    const { heard, trace } = stream(100, {}, (sim) => sim.link("b", "a", { loss: 1 }));
    expect(heard.length).toBe(100);
    expect(count(trace, "drop")).toBe(100);
  });

  it("copies: what sender and receiver do to a message later stays with them", () => {
    const sim = new Simulation({ seed: 1, network: { duplicate: 1 } });
    const heard: unknown[] = [];
    sim.spawn("a", ({ net }) => ({
      onStart: () => {
        const message = { list: [1] };
        net.send("b", message);
        message.list.push(2);
      },
    }));
    sim.spawn("b", () => ({
      onMessage: (_: string, message: unknown) => {
        heard.push(structuredClone(message));
        (message as { list: number[] }).list.push(3);
      },
    }));
    sim.runSync();
    expect(heard).toEqual([{ list: [1] }, { list: [1] }]);
    expect(sim.trace().events.find((event) => event.kind === "send")?.detail).toEqual({ to: "b", message: { list: [1] } });
  });

  it("refuses probabilities and delays that make no sense", () => {
    for (const network of [{ loss: 1.1 }, { duplicate: -1 }, { reorder: NaN }, { delay: -1 }, { delay: { kind: "uniform", min: 5, max: 4 } }, { delay: { kind: "tail", min: 0, max: 4 } }] as const) {
      expect(() => new Simulation({ seed: 1, network })).toThrow(/network\./);
    }
  });

  it("loses a message to nobody, and keeps one to a process that starts in time", () => {
    const sim = new Simulation({ seed: 1, network: { delay: 5 } });
    const heard: unknown[] = [];
    sim.spawn("a", ({ net }) => ({ onStart: () => { net.send("nobody", 1); net.send("b", 2); } }));
    sim.at(3, () => { sim.spawn("b", () => ({ onMessage: (_: string, message: unknown) => { heard.push(message); } })); });
    sim.runSync();
    expect(heard).toEqual([2]);
    expect(sim.trace().events.find((event) => event.kind === "drop")).toMatchObject({ process: "nobody", detail: { from: "a", reason: "down" } });
  });
});

describe("a partition", () => {
  it("cuts both ways, also what is under way, until it heals", () => {
    const { heard, trace } = stream(100, { delay: 5 }, (sim) => {
      sim.at(20, () => {
        const heal = sim.partition(["a"], ["b"]);
        sim.at(60, heal);
      });
    });
    // sent at 15 … 19: under way when it begins; sent at 20 … 59: while it lasts
    expect(heard).toEqual(numbers(100).filter((i) => i < 15 || i >= 60));
    expect(new Set(trace.events.filter((event) => event.kind === "drop").map((event) => event.process))).toEqual(new Set(["a", "b"]));
  });

  it("cuts one way if told so", () => {
    const { heard, trace } = stream(100, {}, (sim) => { sim.partition(["b"], ["a"], { oneWay: true }); });
    expect(heard).toEqual(numbers(100));
    const lost = trace.events.filter((event) => event.kind === "drop");
    expect(lost.length).toBe(100);
    expect(lost.every((event) => event.process === "a")).toBe(true);
  });

  it("stays while another one cuts the same link", () => {
    const { heard } = stream(100, {}, (sim) => {
      const heal = sim.partition(["a"], ["b"]);
      sim.at(50, sim.partition(["b"], ["a"]));
      sim.at(20, heal);
      sim.at(20, heal);
    });
    expect(heard).toEqual(numbers(100).filter((i) => i >= 50));
  });
});
