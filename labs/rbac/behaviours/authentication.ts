import type { Authenticator, HttpRequest, UserInfo } from "@reconcile/api";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

interface Shown {
  readonly certificate?: { readonly commonName: string; readonly organizations: readonly string[] };
  readonly authorization?: string;
}

const sends = ({ certificate, authorization }: Shown): HttpRequest => ({
  method: "GET", url: "/api", headers: authorization === undefined ? {} : { authorization }, ...(certificate === undefined ? {} : { peer: certificate }),
});

const tokens = (): Map<string, UserInfo> => new Map([["t-alice", { username: "alice", groups: ["devs"] }], ["t-robot", { username: "system:serviceaccount:shop:robot" }]]);

/** Asks an authenticator who that is: `nothing: nobody`, `Bearer stolen: error: …`, `Bearer t-alice: alice [devs]`. */
function asker(t: Context) {
  const scene = new Scene(t);
  return (words: string, make: () => Authenticator, shown: Shown): Promise<string> => scene.attempt(words, async () => {
    const result = await make().authenticateRequest(sends(shown));
    // Groups are a set: their order is up to the student.
    return result === undefined ? "nobody" : `${result.user.username ?? ""} [${[...(result.user.groups ?? [])].sort().join(", ")}]`;
  }).then((who) => `${words}: ${who}`);
}

const constant = (name: string, groups: string[] = []): Authenticator => ({ authenticateRequest: async () => ({ user: { username: name, groups } }) });
const silent: Authenticator = { authenticateRequest: async () => undefined };
const rejects = (message: string): Authenticator => ({ authenticateRequest: async () => { throw new Error(message); } });

export function authenticationTests(lab: Builder): void {
  lab.test("authn.certificate", { en: "A client certificate: the common name is the user, the organizations are the groups", zh: "客户端证书：CN 是用户，O 是组" }, async (t) => {
    const ask = asker(t);
    const make = () => new t.student.authenticators.CertificateAuthenticator();
    t.expect([
      await ask("certificate of system:node:n1", make, { certificate: { commonName: "system:node:n1", organizations: ["system:nodes", "east"] } }),
      await ask("no certificate", make, { authorization: "Bearer t-alice" }), await ask("a certificate without a common name", make, { certificate: { commonName: "", organizations: ["system:masters"] } }),
    ], { en: "A certificate of system:node:n1 with two organizations; none at all; one without a common name", zh: "system:node:n1 的证书，带两个 O；没有证书；证书没有 CN" }).toEqual(["certificate of system:node:n1: system:node:n1 [east, system:nodes]", "no certificate: nobody", "a certificate without a common name: nobody"]);
  });

  lab.test("authn.token", { en: "A bearer token is its owner's; an unknown one is rejected, other credentials are passed over", zh: "Bearer 令牌代表它的主人；不认识的令牌要拒绝，别种凭据则略过" }, async (t) => {
    const ask = asker(t);
    const make = () => new t.student.authenticators.BearerTokenAuthenticator(tokens());
    const cases = [["Bearer t-alice", "alice [devs]"], ["bearer t-alice", "alice [devs]"], ["Bearer stolen", "error: invalid bearer token"], ["Basic YWxpY2U6eA==", "nobody"], ["Bearer", "nobody"], [undefined, "nobody"]] as const;
    for (const [authorization, expected] of cases) {
      const words = authorization === undefined ? "no header authorization" : `authorization: ${authorization}`;
      t.expect(await ask(words, make, authorization === undefined ? {} : { authorization }), { en: `Who is it, with ${words}?`, zh: `请求${authorization === undefined ? "没有 authorization 头" : `带有 ${words}`}，是谁？` }).toBe(`${words}: ${expected}`);
    }
  });

  lab.test("authn.union", { en: "Authenticators are asked one after another: what one rejects, a later one may know", zh: "认证器逐个询问：一个拒绝了，后面的也许认识" }, async (t) => {
    const ask = asker(t);
    const of = (...all: Authenticator[]) => () => new t.student.union_authenticator.UnionAuthenticator(all);
    t.expect([
      await ask("nobody, then alice, then bob", of(silent, constant("alice"), constant("bob")), {}), await ask("a rejection, then alice", of(rejects("expired"), constant("alice")), {}),
      await ask("two rejections, and nobody", of(rejects("expired"), silent, rejects("unknown")), {}), await ask("nobody, and nobody", of(silent, silent), {}),
    ], { en: "A union of: nobody, alice, bob; a rejection, alice; a rejection, nobody, a rejection; nobody, nobody", zh: "分别由这些认证器组成：不认识、alice、bob；拒绝、alice；拒绝、不认识、拒绝；不认识、不认识" })
      .toEqual(["nobody, then alice, then bob: alice []", "a rejection, then alice: alice []", "two rejections, and nobody: error: expired, unknown", "nobody, and nobody: nobody"]);
  });

  lab.test("authn.fail-on-error", { en: "With failOnError the first rejection ends it", zh: "设置了 failOnError，第一次拒绝就结束" }, async (t) => {
    const ask = asker(t);
    const of = (...all: Authenticator[]) => () => new t.student.union_authenticator.UnionAuthenticator(all, { failOnError: true });
    t.expect([await ask("failOnError: a rejection, then alice", of(rejects("expired"), constant("alice")), {}), await ask("failOnError: nobody, then alice", of(silent, constant("alice")), {})], {
      en: "A union with failOnError of: a rejection, alice; nobody, alice", zh: "带 failOnError 的并集：拒绝、alice；不认识、alice",
    }).toEqual(["failOnError: a rejection, then alice: error: expired", "failOnError: nobody, then alice: alice []"]);
  });

  lab.test("authn.group", { en: "Whoever is known is in system:authenticated; the anonymous are not, and nobody twice", zh: "身份已知的都在 system:authenticated 组里；匿名的不在，也不重复加" }, async (t) => {
    const ask = asker(t);
    const adder = (inner: Authenticator) => () => new t.student.authenticators.AuthenticatedGroupAdder(inner);
    const anonymous = new t.student.authenticators.AnonymousAuthenticator();
    t.expect([
      await ask("alice of devs", adder(constant("alice", ["devs"])), {}), await ask("bob, who has the group already", adder(constant("bob", ["system:authenticated"])), {}), await ask("nobody", adder(silent), {}), await ask("an anonymous user", adder(anonymous), {}),
    ], { en: "The group adder around an authenticator that knows alice of devs; bob, who has the group already; nobody; that is the anonymous one", zh: "加组的认证器包在外面，里面的认证器分别：认出属于 devs 的 alice；认出已有该组的 bob；谁也不认识；是匿名认证器" })
      .toEqual(["alice of devs: alice [devs, system:authenticated]", "bob, who has the group already: bob [system:authenticated]", "nobody: nobody", "an anonymous user: system:anonymous [system:unauthenticated]"]);
  });

  lab.test("authn.shared-user", { en: "The group is added to the answer, not to the user that somebody else keeps", zh: "组加在回答里，不能改动别处保存的用户" }, async (t) => {
    const users = tokens();
    const ask = asker(t);
    const { AuthenticatedGroupAdder, BearerTokenAuthenticator } = t.student.authenticators;
    await ask("Bearer t-alice", () => new AuthenticatedGroupAdder(new BearerTokenAuthenticator(users)), { authorization: "Bearer t-alice" });
    const other = await new AuthenticatedGroupAdder({ authenticateRequest: async () => ({ user: { username: "alice", uid: "u-1", extra: { scopes: ["read"] } } }) }).authenticateRequest(sends({}));
    t.expect([other?.user.uid, other?.user.extra], { en: "uid and extra of a user that the group was added to: what else is known of the user stays", zh: "加了组的用户的 uid 和 extra：关于用户的其他信息要保留" }).toEqual(["u-1", { scopes: ["read"] }]);
    t.expect(users.get("t-alice")?.groups, { en: "Groups of alice in the table of tokens, after she was authenticated once", zh: "alice 认证过一次之后，令牌表里她的组" }).toEqual(["devs"]);
  });

  lab.test("authn.whole", { en: "All together: certificate, then token, then anonymous; a wrong token is never anonymous", zh: "合在一起：先证书，再令牌，最后匿名；令牌无效绝不当作匿名" }, async (t) => {
    const ask = asker(t);
    const make = (anonymous: boolean) => () => t.student.authentication.newAuthenticator({ tokens: tokens(), anonymous });
    const certificate = { commonName: "root", organizations: ["system:masters"] };
    t.expect([
      await ask("a certificate and a token", make(true), { certificate, authorization: "Bearer t-alice" }), await ask("Bearer t-alice", make(true), { authorization: "Bearer t-alice" }),
      await ask("nothing", make(true), {}), await ask("Bearer stolen", make(true), { authorization: "Bearer stolen" }), await ask("nothing, anonymous: false", make(false), {}),
    ], { en: "Certificate and token; token only; nothing; a token that nobody has; nothing, and anonymous is false", zh: "证书和令牌都有；只有令牌；什么都没有；令牌不属于任何人；什么都没有，而且 anonymous 为 false" })
      .toEqual([
        "a certificate and a token: root [system:authenticated, system:masters]", "Bearer t-alice: alice [devs, system:authenticated]", "nothing: system:anonymous [system:unauthenticated]",
        "Bearer stolen: error: invalid bearer token", "nothing, anonymous: false: nobody",
      ]);
  });
}
