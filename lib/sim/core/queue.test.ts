import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventQueue, Kind } from "./queue";

const push = (queue: EventQueue, time: number, rank = 0, payload: unknown = null) =>
  queue.push(time, rank, Kind.callback, 0, -1, -1, payload);

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
  it("hands out entries by time, then rank, then order of insertion", () => {
    const entry = fc.record({ time: fc.integer({ min: 0, max: 9 }), rank: fc.integer({ min: 0, max: 2 }) });
    fc.assert(fc.property(fc.array(entry, { maxLength: 300 }), (entries) => {
      const queue = new EventQueue();
      entries.forEach(({ time, rank }, i) => push(queue, time, rank, i));
      const expected = entries.map((entry, i) => ({ ...entry, i })).sort((a, b) => a.time - b.time || a.rank - b.rank || a.i - b.i);
      expect(drainQueue(queue)).toEqual(expected.map(({ i }) => i));
    }));
  });

  it("behaves like a sorted list under any mix of pushes, pops and cancels", () => {
    const command = fc.oneof(
      fc.record({ op: fc.constant("push"), value: fc.integer({ min: 0, max: 50 }) }),
      fc.record({ op: fc.constant("pop"), value: fc.constant(0) }),
      fc.record({ op: fc.constant("cancel"), value: fc.nat() }),
    );
    fc.assert(fc.property(fc.array(command, { maxLength: 1500 }), (commands) => {
      const queue = new EventQueue();
      const handles: { slot: number; sequence: number; id: number }[] = [];
      let model: { time: number; id: number }[] = [];
      let id = 0;
      for (const { op, value } of commands) {
        if (op === "push") {
          const slot = push(queue, value, 0, id);
          handles.push({ slot, sequence: queue.sequence[slot] as number, id });
          model.push({ time: value, id: id++ });
        } else if (op === "cancel" && handles.length > 0) {
          const handle = handles[value % handles.length] as (typeof handles)[number];
          expect(queue.cancel(handle.slot, handle.sequence)).toBe(model.some((entry) => entry.id === handle.id));
          model = model.filter((entry) => entry.id !== handle.id);
        } else if (op === "pop" && model.length > 0) {
          model.sort((a, b) => a.time - b.time || a.id - b.id);
          expect(queue.nextTime()).toBe(model[0]?.time);
          const slot = queue.pop();
          expect(queue.payload[slot]).toBe(model.shift()?.id);
          queue.release(slot);
        }
      }
      model.sort((a, b) => a.time - b.time || a.id - b.id);
      expect(drainQueue(queue)).toEqual(model.map((entry) => entry.id));
    }));
  });

  it("does not cancel the entry that has taken the slot of an earlier one", () => {
    const queue = new EventQueue();
    const slot = push(queue, 1);
    const sequence = queue.sequence[slot] as number;
    queue.nextTime();
    queue.release(queue.pop());
    expect(push(queue, 2)).toBe(slot);
    expect(queue.cancel(slot, sequence)).toBe(false);
    expect(queue.nextTime()).toBe(2);
  });

  it("does not grow with timers that are set and cancelled again and again", () => {
    const queue = new EventQueue();
    for (let i = 0; i < 100_000; i++) {
      const slot = push(queue, 1e9 + i);
      queue.cancel(slot, queue.sequence[slot] as number);
    }
    expect(queue.time.length).toBeLessThanOrEqual(1024);
    expect(queue.nextTime()).toBe(Infinity);
  });
});
