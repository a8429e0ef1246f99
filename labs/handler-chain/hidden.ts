import { suite } from "@/lib/grader/harness/api";
import type { Random } from "@/lib/sim";
import type { AuthorizerAttributes, AuthorizerResult, HttpRequest, RequestInfo } from "@reconcile/api";
import { Scene, echo, request, told } from "./behaviours/scene";
import type { Context, Modules } from "./behaviours/student";
import { buildHandlerChain } from "./solution/chain";
import { requestInfoOf } from "./solution/request_info";

const resources = ["pods", "services", "configmaps", "nodes"];

function randomQuery(random: Random): string {
  const terms = [
    random.pick(["", "watch=true", "watch=1", "watch=false", "watch=0"]),
    random.pick(["", "fieldSelector=metadata.name%3Dweb", "fieldSelector=spec.nodeName%3Dn1", "fieldSelector=metadata.name%3Da%2Fb"]),
    random.pick(["", "labelSelector=app%3Dweb"]),
  ].filter((term) => term !== "");
  return terms.length === 0 ? "" : `?${terms.join("&")}`;
}

function randomRequest(random: Random): HttpRequest {
  const method = random.pick(["GET", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
  if (random.int(0, 6) === 0) return request(method, random.pick(["/healthz", "/", "/version", "/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1", "/logs/api/v1/pods"]));
  const root = random.pick(["/api/v1", "/apis/apps/v1", "/apis/batch/v1"]);
  const old = method === "GET" && random.int(0, 5) === 0 ? "/watch" : "";
  const place = random.pick(["", "/namespaces/shop", "/namespaces/bank"]);
  const thing = place !== "" && random.int(0, 4) === 0
    ? random.pick(["", "/status", "/finalize"])
    : `/${random.pick(resources)}${random.pick(["", "", "/web", "/web/status", "/web/proxy/a/b"])}`;
  return request(method, `${root}${old}${place}${thing}${randomQuery(random)}`);
}

/** What the instructions speak of: everything for a resource, and for anything else that it is none, and its verb. */
const meaning = ({ isResourceRequest, verb, path, ...rest }: RequestInfo): unknown => (isResourceRequest ? { verb, path, ...rest } : { isResourceRequest, verb, path });

/** What the doubles of a server saw of a request, and what was answered. */
async function seen(t: Context, build: typeof buildHandlerChain, sent: HttpRequest, authorize: (attributes: AuthorizerAttributes) => AuthorizerResult): Promise<unknown> {
  const scene: Scene = new Scene(t, { authorize, serve: (doubles) => build(doubles, (each, context) => echo(scene)(each, context)) });
  const answer = await scene.send(sent);
  return { answer: told(answer), message: answer.message, road: scene.road, audit: scene.events.map(({ stage, code, user }) => [stage, code, user]) };
}

/** Run on the server only: random requests, compared with the reference, which is asked first: a student's code may change what it is handed. */
export default suite<Modules>((lab) => {
  lab.group("info", { en: "Stage 1: what it is about", zh: "阶段 1：它要什么" }, () => {
    lab.test("hidden.any-request", { en: "Any method and path mean what they mean to the reference", zh: "任意方法和路径的含义都与参考实现一致" }, (t) => t.seeds(6, () => {
      const { random } = t.sim();
      for (let i = 0; i < 80; i++) {
        const sent = randomRequest(random);
        const [expected, words] = [meaning(requestInfoOf(sent)), `${sent.method} ${sent.url}`];
        t.expect(meaning(t.student.request_info.requestInfoOf(sent)), { en: `What ${words} means`, zh: `${words} 的含义` }).toEqual(expected);
      }
    }));
  });

  lab.group("order", { en: "Stage 3: the chain", zh: "阶段 3：顺序" }, () => {
    lab.test("hidden.any-road", { en: "Any request takes the reference's road: who is asked, what is answered, what the audit log says", zh: "任意请求都走参考实现的路：问了谁、响应是什么、审计日志写了什么" }, (t) => t.seeds(4, async () => {
      const { random } = t.sim();
      for (let i = 0; i < 6; i++) {
        const { method, url } = randomRequest(random);
        const headers = random.int(0, 2) === 0 ? { "impersonate-user": random.pick(["bob", "system:serviceaccount:shop:robot"]) } : {};
        const sent = request(method, url, { as: random.pick(["alice", "root", "bad", ""]), ...headers });
        const refused = random.pick(["impersonate", "list", "delete", "nothing"]);
        const authorize = ({ verb }: AuthorizerAttributes): AuthorizerResult => ({ decision: verb === refused ? "NoOpinion" : "Allow" });
        const expected = await seen(t, buildHandlerChain, sent, authorize);
        t.expect(await seen(t, t.student.chain.buildHandlerChain, sent, authorize), { en: `The road of ${method} ${url} with the headers ${JSON.stringify(sent.headers)}`, zh: `${method} ${url} 走过的路，请求头 ${JSON.stringify(sent.headers)}` }).toEqual(expected);
      }
    }));
  });
});
