import type { Pod } from "@reconcile/api";
import type { CapacityBounds } from "../solution/cyclic_buffer";
import { observeJson } from "../observe";
import { cacheEvent, pod } from "./pods";
import type { Builder, Context } from "./student";

/** A window as a process: what is in it is in the trace after every push. */
function windowOf(t: Context, bounds: CapacityBounds) {
  const sim = t.sim();
  const host = sim.spawn("window", () => ({ start() {}, buffer: new t.student.cyclic_buffer.CyclicBuffer<Pod>(bounds) }), { observe: ({ buffer }) => observeJson(buffer) });
  const { buffer } = host.component!;
  return {
    buffer,
    /** Pushes events of these versions, at a time in ms; what each push answered. */
    push(versions: readonly number[], at = 0): boolean[] {
      return versions.map((version) => {
        sim.note(`push ${version} at ${at / 1000} s`);
        const left = buffer.push(cacheEvent("MODIFIED", pod("web", version), { at }));
        host.observe();
        return left;
      });
    },
    since: (version: number): number[] => buffer.since(version).map(({ resourceVersion }) => resourceVersion),
  };
}

const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

export function windowTests(lab: Builder): void {
  lab.test("window.since", { en: "since(version) returns what is newer, the oldest first", zh: "since(version) 返回更新的事件，最旧的在前" }, (t) => {
    const { push, since } = windowOf(t, { lowerBoundCapacity: 8 });
    t.expect(since(0), { en: "since(0) of an empty window", zh: "空窗口的 since(0)" }).toEqual([]);
    push([3, 7, 8, 12]);
    t.expect([0, 3, 5, 8, 12, 40].map(since), { en: "events 3, 7, 8 and 12 were pushed: since(0), since(3), since(5), since(8), since(12), since(40)", zh: "推入了事件 3、7、8、12：since(0)、since(3)、since(5)、since(8)、since(12)、since(40)" })
      .toEqual([[3, 7, 8, 12], [7, 8, 12], [7, 8, 12], [12], [], []]);
  });

  lab.test("window.slides", { en: "A full window loses its oldest event", zh: "窗口满了，最旧的事件离开" }, (t) => {
    const { buffer, push, since } = windowOf(t, { lowerBoundCapacity: 4, upperBoundCapacity: 4 });
    t.expect(push(from(1, 6)), { en: "capacity 4, six events pushed: what push answers each time (did an event have to leave?)", zh: "容量 4，推入六个事件：push 每次的返回值（是否有事件离开）" }).toEqual([false, false, false, false, true, true]);
    t.expect([since(0), since(4), buffer.oldest?.resourceVersion], { en: "since(0), since(4), and the version of oldest", zh: "since(0)、since(4)，以及 oldest 的版本" }).toEqual([[3, 4, 5, 6], [5, 6], 3]);
    push(from(7, 9));
    t.expect(since(0), { en: "after nine more events", zh: "再推入九个事件之后" }).toEqual([12, 13, 14, 15]);
  });

  lab.test("window.grows", { en: "A full window whose events are all fresh doubles, up to the upper bound", zh: "满的窗口里全是新事件时容量翻倍，直到上限" }, (t) => {
    const { buffer, push, since } = windowOf(t, { lowerBoundCapacity: 4, upperBoundCapacity: 12 });
    push(from(1, 6), 1_000);
    t.expect([buffer.capacity, since(0)], { en: "lower bound 4, upper bound 12; six events within a second: capacity, and since(0)", zh: "下限 4，上限 12，一秒之内六个事件：容量，以及 since(0)" }).toEqual([8, from(1, 6)]);
    push(from(7, 8), 2_000);
    t.expect([buffer.capacity, since(0)], { en: "after eight more: capacity (twice 8 would be too much), and since(0)", zh: "再来八个：容量（8 的两倍超过了上限），以及 since(0)" }).toEqual([12, from(3, 12)]);
    const old = windowOf(t, { lowerBoundCapacity: 4, upperBoundCapacity: 12 });
    old.push(from(1, 4), 0);
    old.push([5], 75_000);
    t.expect([old.buffer.capacity, old.since(0)], { en: "four events at 0 s, one at 75 s: the oldest is not fresh any more", zh: "0 s 时四个事件，75 s 时一个：最旧的已经不新了" }).toEqual([4, from(2, 4)]);
  });

  lab.test("window.shrinks", { en: "A window that has become too large halves, and keeps the latest", zh: "过大的窗口容量减半，保留最新的事件" }, (t) => {
    const { buffer, push, since } = windowOf(t, { lowerBoundCapacity: 4, upperBoundCapacity: 16 });
    push(from(1, 16), 0);
    t.expect(buffer.capacity, { en: "sixteen events at 0 s: capacity", zh: "0 s 时十六个事件：容量" }).toBe(16);
    const left = push([17], 80_000);
    t.expect([buffer.capacity, since(0)], { en: "one more at 80 s. The latest quarter of a full window reaches back more than 75 s: capacity, and since(0)", zh: "80 s 时再来一个。满窗口最新的四分之一都已超过 75 s：容量，以及 since(0)" }).toEqual([8, from(10, 8)]);
    t.expect(left, { en: "what that push answers: by shrinking, events have left", zh: "这次 push 的返回值：缩小时有事件离开" }).toEqual([true]);
    push(from(18, 20), 81_000);
    push(from(38, 2), 82_000);
    t.expect(since(34), { en: "many more events: since(34)", zh: "又来了许多事件：since(34)" }).toEqual(from(35, 5));
  });
}
