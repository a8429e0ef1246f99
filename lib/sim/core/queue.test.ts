import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventQueue, Kind } from "./queue";
import { rankOf } from "./ties";

const seed = 12_345;
const newQueue = () => new EventQueue(() => seed);

const push = (queue: EventQueue, time: number, source = 0, payload: unknown = null) =>
  queue.push(time, source, Kind.callback, 0, -1, -1, payload);

function drainQueue(queue: EventQueue): unknown[] {
  const order: unknown[] = [];
  while (queue.nextTime() < Infinity) {
    const slot = queue.pop();
    order.push(queue.payload[slot]);
    queue.release(slot);
  }
  return order;
}

describe("EventQueue", () => {
  it("hands out entries by time, then by the rank of their source at that moment, then by order of insertion", () => {
    const entry = fc.record({ time: fc.integer({ min: 0, max: 9 }), source: fc.integer({ min: 0, max: 5 }) });
    fc.assert(fc.property(fc.array(entry, { maxLength: 300, size: "max" }), (entries) => {
      const queue = newQueue();
      entries.forEach(({ time, source }, i) => push(queue, time, source, i));
      const expected = entries.map((one, i) => ({ ...one, rank: rankOf(seed, one.source, one.time), i })).sort((a, b) => a.time - b.time || a.rank - b.rank || a.i - b.i);
      expect(drainQueue(queue)).toEqual(expected.map(({ i }) => i));
    }));
  });

  it("behaves like a sorted list under any mix of pushes, pops and cancels, where putting off is a cancel and a push", () => {
    const command = fc.record({
      op: fc.constantFrom("push", "push", "pop", "cancel", "postpone", "postpone"), value: fc.nat(12), source: fc.integer({ min: 2, max: 4 }), which: fc.nat(),
    });
    fc.assert(fc.property(fc.array(command, { minLength: 100, maxLength: 400, size: "max" }), (commands) => {
      const queue = newQueue();
      const handles: { slot: number; sequence: number; source: number; id: number }[] = [];
      let model: { time: number; source: number; made: number; id: number }[] = [];
      let made = 0;
      const sort = () => model.sort((a, b) => a.time - b.time || rankOf(seed, a.source, a.time) - rankOf(seed, b.source, b.time) || a.made - b.made);
      for (const { op, value, source, which } of commands) {
        const handle = handles[which % Math.max(1, handles.length)];
        const entry = model.find(({ id }) => id === handle?.id);
        if (op === "push") {
          const slot = push(queue, value, source, made);
          handles.push({ slot, sequence: queue.sequence[slot] as number, source, id: made });
          model.push({ time: value, source, made, id: made });
          made++;
        } else if (op === "cancel" && handle) {
          expect(queue.cancel(handle.slot, handle.sequence)).toBe(entry !== undefined);
          model = model.filter(({ id }) => id !== handle.id);
        } else if (op === "postpone" && handle) {
          const sequence = queue.postpone(handle.slot, handle.sequence, value, 7);
          expect(sequence >= 0).toBe(entry !== undefined && value >= entry.time);
          if (sequence < 0 || !entry) continue;
          handle.sequence = sequence;
          [entry.time, entry.made] = [value, made++];
        } else if (op === "pop" && model.length > 0) {
          sort();
          expect(queue.nextTime()).toBe(model[0]?.time);
          const slot = queue.pop();
          expect(queue.payload[slot]).toBe(model.shift()?.id);
          queue.release(slot);
        }
      }
      expect(drainQueue(queue)).toEqual(sort().map(({ id }) => id));
    }));
  });

  it("lets what is put off to the moment at which it was due go after what was made for that moment before", () => {
    const queue = newQueue();
    const first = push(queue, 11, 2, "put off");
    push(queue, 11, 2, "made later");
    queue.postpone(first, queue.sequence[first] as number, 11, 0);
    expect(drainQueue(queue)).toEqual(["made later", "put off"]);
  });

  it("does not put off what is held, nor what had been, which has its place by then", () => {
    const queue = newQueue();
    const slot = push(queue, 1, 2);
    const sequence = queue.sequence[slot] as number;
    queue.nextTime();
    queue.hold(queue.pop());
    expect(queue.postpone(slot, sequence, 9, 0)).toBe(-1);
    queue.requeue(slot, 5, 1.5);
    expect(queue.postpone(slot, sequence, 9, 0)).toBe(-1);
    expect(queue.nextTime()).toBe(5);
  });

  it("does not cancel the entry that has taken the slot of an earlier one", () => {
    const queue = newQueue();
    const slot = push(queue, 1);
    const sequence = queue.sequence[slot] as number;
    queue.nextTime();
    queue.release(queue.pop());
    expect(push(queue, 2)).toBe(slot);
    expect(queue.cancel(slot, sequence)).toBe(false);
    expect(queue.nextTime()).toBe(2);
  });

  it("does not grow with timers that are set and cancelled again and again", () => {
    const queue = newQueue();
    for (let i = 0; i < 100_000; i++) {
      const slot = push(queue, 1e9 + i);
      queue.cancel(slot, queue.sequence[slot] as number);
    }
    expect(queue.time.length).toBeLessThanOrEqual(1024);
    expect(queue.nextTime()).toBe(Infinity);
  });
});
