import { suite } from "@/lib/grader/harness/api";
import type { WatchEvent } from "@reconcile/api";
import { Scene, json, shown, streamOf } from "./behaviours/scene";
import type { Modules } from "./behaviours/student";
import { RESTClient } from "./solution/rest_client";

/** Run on the server only: random requests, answers and chunks, compared with the reference. */
export default suite<Modules>((lab) => {
  lab.group("address", { en: "Stage 1: the address", zh: "阶段 1：地址" }, () => {
    lab.test("hidden.any-request", { en: "Any request has the address that the reference gives it", zh: "任意请求的地址都与参考实现一致" }, (t) =>
      t.seeds(6, (seed) => {
        const { sim, config } = new Scene(t, () => json({}));
        const { random } = sim;
        const [group, version] = random.pick([["", "v1"], ["apps", "v1"], ["example.com", "v1beta2"]] as const);
        // Parts that may be set once are set once: what url() says of a request with a mistake in it is nobody's business.
        const calls = Array.from({ length: 6 }, () => random.int(0, 7)).filter((call, i, all) => call > 3 || all.indexOf(call) === i);
        // The reference goes first: a student's code may change what it is handed.
        const made = [RESTClient, t.student.rest_client.RESTClient].map((Client) => {
          let request = new Client(config, group, version).get();
          for (const [i, call] of calls.entries()) {
            if (call === 0) request = request.namespace(["default", "", "kube-system"][(seed + i) % 3] as string);
            else if (call === 1) request = request.resource("Pods");
            else if (call === 2) request = request.name(["web", "a.b-c", "system:node:n1"][(seed + i) % 3] as string);
            else if (call === 3) request = request.subResource("status");
            else if (call === 4) request = request.suffix("a/b", "c");
            else if (call === 5) request = request.param(`p${(seed + i) % 3}`, `=&+ %"é${i}`);
            else request = request.versionedParams({ limit: i, watch: i % 2 === 0, labelSelector: i % 3 === 0 ? "" : "a!=b", dryRun: ["All", "x"] });
          }
          return request.url();
        });
        t.expect(made[1], { en: "The address of a random request", zh: "随机请求的地址" }).toBe(made[0]);
      }));
  });

  lab.group("send", { en: "Stage 2: there and back", zh: "阶段 2：一来一回" }, () => {
    lab.test("hidden.any-answers", { en: "Whatever a server answers, requests and outcome are those of the reference", zh: "无论服务端怎样响应，请求和结局都与参考实现一致" }, (t) =>
      t.seeds(6, async () => {
        const { random } = t.sim();
        const plan = Array.from({ length: 8 }, () => [random.pick([200, 404, 409, 429, 429, 500, 503, 0]), random.pick(["", "1", "3", "soon"])] as const);
        const verb = random.pick(["get", "put"] as const);
        const run = async (Client: typeof RESTClient) => {
          const scene = new Scene(t, (_, n) => {
            const [status, wait] = plan[n] ?? [200, ""];
            if (status === 0) throw new Error("reset");
            return { status, headers: { "content-type": "text/plain", ...(wait ? { "retry-after": wait } : {}) }, body: status === 200 ? "{}" : "x" };
          }, { qps: 2, burst: 2 });
          const ending = await scene.call("do()", () => new Client(scene.config, "", "v1")[verb]().namespace("d").resource("pods").name("web").maxRetries(5).do());
          return [scene.times, "value" in ending ? ending.value : String(shown(ending)).replace(/^.*reset.*$/, "reset")];
        };
        const expected = await run(RESTClient);
        t.expect(await run(t.student.rest_client.RESTClient as typeof RESTClient), { en: "Times of the requests, and the outcome", zh: "各请求的时刻，以及结局" }).toEqual(expected);
      }));
  });

  lab.group("watch", { en: "Stage 3: the stream", zh: "阶段 3：事件流" }, () => {
    lab.test("hidden.any-chunks", { en: "However a stream is cut, its events are the same", zh: "无论事件流怎样切分，事件都不变" }, (t) =>
      t.seeds(6, async () => {
        const scene = new Scene(t, () => json({}));
        const { random } = scene.sim;
        const names = Array.from({ length: 12 }, (_, i) => `pod-${i}\n"é"`);
        const text = names.map((name) => `${JSON.stringify({ type: "ADDED", object: { metadata: { name } } })}\n${random.pick(["", "\n"])}`).join("");
        const chunks: string[] = [];
        for (let at = 0; at < text.length;) {
          const size = random.int(0, 90);
          chunks.push(text.slice(at, at + size));
          at += size;
        }
        const got: string[] = [];
        await scene.call("next() until the end", async () => {
          const watch = new t.student.stream_watcher.StreamWatcher<{ metadata: { name: string } }>(streamOf(chunks));
          for (let event = await watch.next(); event !== undefined; event = await watch.next()) got.push(nameOf(event));
        });
        t.expect(got, { en: "Names of the objects", zh: "各对象的名称" }).toEqual(names);
      }));
  });
});

function nameOf(event: WatchEvent<{ metadata: { name: string } }>): string {
  return event.type === "ERROR" ? "error" : event.object.metadata.name;
}
