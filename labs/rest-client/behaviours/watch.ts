import type { BodyStream, WatchEvent } from "@reconcile/api";
import { Scene, json, shown, streamOf } from "./scene";
import type { Builder, Context } from "./student";

const line = (type: string, name: string) => `${JSON.stringify({ type, object: { kind: "Pod", metadata: { name, annotations: { note: "two\nlines, {\"braces\"}" } } } })}\n`;
const lines = line("ADDED", "web") + line("MODIFIED", "web") + line("DELETED", "db");

/** Reads a watch to its end: what happened to whom. */
async function readAll(t: Context, body: BodyStream): Promise<string[]> {
  const scene = new Scene(t, () => json({}));
  const watch = new t.student.stream_watcher.StreamWatcher<{ metadata: { name: string } }>(body);
  const events: string[] = [];
  const ending = await scene.call("next() until the watch ends", async () => {
    for (let event = await watch.next(); event !== undefined; event = await watch.next()) {
      events.push(told(event));
      if (events.length > 20) throw new Error("the watch never ends");
    }
  });
  if ("error" in ending) events.push(`next() rejected: ${String(shown(ending))}`);
  return events;
}

function told(event: WatchEvent<{ metadata: { name: string } }>): string {
  return event.type === "ERROR" ? `ERROR ${event.object.reason}` : `${event.type} ${event.object.metadata.name}`;
}

export function watchTests(lab: Builder): void {
  lab.test("watch.lines", { en: "Each line of the body is an event", zh: "响应体的每一行是一个事件" }, async (t) => {
    t.expect(await readAll(t, streamOf([line("ADDED", "web"), line("MODIFIED", "web"), line("DELETED", "db")])), {
      en: "Three lines came, a chunk each, then the stream ended. The events of next()",
      zh: "来了三行，每行一个分块，然后流结束。next() 给出的事件",
    }).toEqual(["ADDED web", "MODIFIED web", "DELETED db"]);
  });

  lab.test("watch.chunks", { en: "Chunks end anywhere: in the middle of a line, or after several", zh: "分块可以断在任何地方：一行中间，或者好几行之后" }, async (t) => {
    const expected = ["ADDED web", "MODIFIED web", "DELETED db"];
    t.expect(await readAll(t, streamOf([lines])), { en: "All three lines in one chunk", zh: "三行在同一个分块里" }).toEqual(expected);
    for (const size of [1, 7, 100]) {
      const chunks = Array.from({ length: Math.ceil(lines.length / size) }, (_, i) => lines.slice(i * size, (i + 1) * size));
      t.expect(await readAll(t, streamOf(chunks)), { en: `The same lines in chunks of ${size} characters`, zh: `同样的几行，每个分块 ${size} 个字符` }).toEqual(expected);
    }
    t.expect(await readAll(t, streamOf([lines.slice(0, 50), "", lines.slice(50)])), { en: "The same lines in two chunks, and an empty chunk between them: only undefined is the end", zh: "同样的几行分成两块，中间夹着一个空分块：只有 undefined 才是结尾" }).toEqual(expected);
  });

  lab.test("watch.cut-off", { en: "A line that the end cuts off is no event", zh: "被流的结尾截断的一行不算事件" }, async (t) => {
    const expected = ["ADDED web"];
    t.expect(await readAll(t, streamOf([line("ADDED", "web"), line("MODIFIED", "web").slice(0, 30)])), { en: "A whole line, half a line, and the end", zh: "完整的一行，半行，然后流结束" }).toEqual(expected);
    t.expect(await readAll(t, streamOf([line("ADDED", "web"), line("MODIFIED", "web").slice(0, 30)], { breaks: true })), { en: "A whole line, half a line, and the connection breaks", zh: "完整的一行，半行，然后连接断开" }).toEqual(expected);
  });

  lab.test("watch.garbage", { en: "What cannot be decoded is an ERROR event, and the end", zh: "无法解码的内容变成 ERROR 事件，watch 随即结束" }, async (t) => {
    t.expect(await readAll(t, streamOf([line("ADDED", "web"), "<html>\n", line("DELETED", "web")])), { en: "A line, then a line that is no JSON, then a line", zh: "一行事件，一行不是 JSON 的内容，又一行事件" }).toEqual(["ADDED web", "ERROR InternalError"]);
  });

  lab.test("watch.stop", { en: "stop() closes the body and wakes whoever waits", zh: "stop() 关闭响应体，并唤醒正在等待的 next()" }, async (t) => {
    const body = streamOf([line("ADDED", "web")], { open: true });
    const watch = new t.student.stream_watcher.StreamWatcher<object>(body);
    const scene = new Scene(t, () => json({}));
    await scene.call("the first event", () => watch.next());
    scene.sim.at(10, () => watch.stop());
    const ending = await scene.call("next() waits; stop() after 10 ms", () => watch.next());
    const two = new t.student.stream_watcher.StreamWatcher<{ metadata: { name: string } }>(streamOf([lines], { open: true }));
    await scene.call("the first of three events that came together", () => two.next());
    two.stop();
    t.expect(shown(await scene.call("stop(), then next()", () => two.next())), { en: "Three events came in one chunk. What next() resolves to after the first and a stop()", zh: "三个事件在同一个分块里到达。读了第一个再 stop()，之后 next() 的结果" }).toBe(undefined);
    t.expect([shown(ending), body.closed], { en: "What the waiting next() resolved to, and whether the body is closed", zh: "等待中的 next() 的结果，以及响应体是否已关闭" }).toEqual([undefined, true]);
  });

  lab.test("watch.request", { en: "watch() asks, and hands over the stream; the rate limiter is not asked", zh: "watch() 发出请求，交出流；不受限速器限制" }, async (t) => {
    const scene = new Scene(t, () => ({ status: 200, headers: { "content-type": "application/json" }, body: streamOf([lines]) }), { qps: 0.1, burst: 1 });
    const pods = new t.student.typed.CoreV1Client(scene.config).pods("default");
    const started = await scene.call("three watches at once", () => Promise.all([1, 2, 3].map(() => pods.watch({ resourceVersion: "7", allowWatchBookmarks: true }))));
    t.expect([scene.lines[0], scene.times], { en: "The request, and when three of them arrived (one request every 10 s is allowed, but watches are not counted)", zh: "请求本身，以及三个请求到达的时刻（限速是每 10 秒一个请求，但 watch 不计）" })
      .toEqual(["GET /api/v1/namespaces/default/pods?allowWatchBookmarks=true&resourceVersion=7&watch=true", [0, 0, 0]]);
    const [watch] = "value" in started ? (started.value as { next(): Promise<WatchEvent<{ metadata: { name: string } }> | undefined> }[]) : [];
    const first = await scene.call("next()", () => watch?.next() ?? Promise.resolve(undefined));
    t.expect("value" in first && first.value !== undefined && told(first.value as never), { en: "The first event", zh: "第一个事件" }).toBe("ADDED web");
  });

  lab.test("watch.refused", { en: "A watch that the server refuses rejects with a StatusError", zh: "服务端拒绝的 watch 以 StatusError 拒绝" }, async (t) => {
    const expired = { kind: "Status", apiVersion: "v1", status: "Failure", reason: "Expired", code: 410, message: "too old resource version: 1 (9)" };
    const scene = new Scene(t, () => json(expired, 410));
    const ending = await scene.call("watch from 1", () => new t.student.typed.CoreV1Client(scene.config).pods("").watch({ resourceVersion: "1" }));
    t.expect(shown(ending), { en: "How watch() ends when the server answers 410", zh: "服务端返回 410 时 watch() 的结局" }).toBe("Expired (410)");
  });
}
