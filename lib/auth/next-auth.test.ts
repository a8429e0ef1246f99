import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
// The handler below its adapters to frameworks; the package does not export it by name.
import { AuthHandler, type RequestInternal } from "../../node_modules/next-auth/core/index.js";
import { onEachDatabase } from "@/tests/helpers/databases";
import type * as dbModule from "@/lib/db";
import type { Database } from "@/lib/db";
import { signUp } from "./accounts";
import { externalProviders, authOptions } from "./next-auth";
import type { Viewer } from "./viewer";

const current = vi.hoisted(() => ({ db: undefined as unknown }));
vi.mock("@/lib/db", async (original) => ({ ...(await original<typeof dbModule>()), database: () => current.db }));

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An OpenID Connect provider: one person, whose claims a test sets. */
class Provider {
  claims: Record<string, unknown> = {};
  nonce = "";
  challenge = "";
  readonly #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  readonly #server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => { body += chunk.toString(); });
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(this.#answer(request.url ?? "", new URLSearchParams(body))));
    });
  });

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  start(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  stop(): void {
    this.#server.close();
  }

  #answer(url: string, body: URLSearchParams): unknown {
    const { issuer } = this;
    if (url.endsWith("openid-configuration")) {
      return { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ["RS256"], response_types_supported: ["code"], subject_types_supported: ["public"] };
    }
    if (url === "/keys") return { keys: [{ ...this.#keys.publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] };
    // PKCE: the code is worth nothing to whoever does not know what the challenge was made of.
    const verified = createHash("sha256").update(body.get("code_verifier") ?? "").digest("base64url") === this.challenge;
    if (!verified) return { error: "invalid_grant" };
    const now = Math.floor(Date.now() / 1000);
    const signed = `${base64({ alg: "RS256", kid: "1" })}.${base64({ iss: issuer, aud: "reconcile", iat: now, exp: now + 60, nonce: this.nonce, ...this.claims })}`;
    return { access_token: "access", token_type: "Bearer", id_token: `${signed}.${createSign("RSA-SHA256").update(signed).sign(this.#keys.privateKey, "base64url")}` };
  }
}

const provider = new Provider();
beforeAll(async () => {
  await provider.start();
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: "reconcile", OIDC_CLIENT_SECRET: "shared", OIDC_NAME: "Campus", NEXTAUTH_URL: "http://site.test",
    NEXTAUTH_SECRET: "a secret that is only for tests, 1", GRADE_SECRET: "a secret that is only for tests, 2",
  });
});
afterAll(() => provider.stop());

/** A browser: keeps cookies between requests to next-auth. */
class Browser {
  readonly #cookies: Record<string, string> = {};
  readonly #linkTo: Viewer | null;
  constructor(linkTo: Viewer | null = null) { this.#linkTo = linkTo; }

  async ask(request: Partial<RequestInternal> & Pick<RequestInternal, "action">) {
    const answer = await AuthHandler({ req: { method: "GET", headers: {}, query: {}, cookies: this.#cookies, origin: "http://site.test/api/auth", ...request }, options: authOptions(this.#linkTo) });
    for (const { name, value } of answer.cookies ?? []) this.#cookies[name] = value;
    return answer;
  }

  /** Goes to the provider and comes back; where to, and as whom. */
  async signIn(claims: Record<string, unknown>): Promise<{ redirect: string | undefined; userId: string | undefined }> {
    const { csrfToken } = (await this.ask({ action: "csrf" })).body as { csrfToken: string };
    const there = new URL((await this.ask({ action: "signin", providerId: "oidc", method: "POST", body: { csrfToken, callbackUrl: "http://site.test/en" } })).redirect ?? "");
    provider.claims = claims;
    provider.nonce = there.searchParams.get("nonce") ?? "";
    provider.challenge = there.searchParams.get("code_challenge") ?? "";
    const { redirect } = await this.ask({ action: "callback", providerId: "oidc", query: { code: "code", state: there.searchParams.get("state") ?? "" } });
    const session = (await this.ask({ action: "session" })).body as { claim?: { userId?: string } };
    return { redirect, userId: session.claim?.userId };
  }
}

const ada = { sub: "1", email: "Ada@example.org", email_verified: true, name: "Ada" };

describe("the sign-in buttons", () => {
  it("are those of the providers that are configured", () => {
    expect(externalProviders()).toEqual([{ id: "oidc", name: "Campus" }]);
  });
});

onEachDatabase("signing in through OpenID Connect", (databases) => {
  const fresh = async (): Promise<Database> => {
    const db = await databases.fresh();
    current.db = db;
    return db;
  };

  it("makes an account at first, and finds it the next time", async () => {
    const db = await fresh();
    const first = await new Browser().signIn(ada);
    expect(first.redirect).toBe("http://site.test/en");
    expect(await db.user.findMany()).toMatchObject([{ id: first.userId, email: "ada@example.org", name: "Ada" }]);
    expect((await new Browser().signIn({ ...ada, email: "moved@example.org" })).userId).toBe(first.userId);
  });

  it("sends back with a code, and signs nobody in, when the address may be somebody else's", async () => {
    const db = await fresh();
    expect(await new Browser().signIn({ ...ada, email_verified: false })).toEqual({ redirect: expect.stringContaining("/sign-in?error=email-unverified") as string, userId: undefined });
    await signUp(db, { email: "ada@example.org", password: "tide lantern orbit maple", name: "Ada" }, "a");
    expect(await new Browser().signIn(ada)).toEqual({ redirect: expect.stringContaining("/sign-in?error=link-required") as string, userId: undefined });
  });

  it("connects the provider to the account of somebody who asked for it", async () => {
    const db = await fresh();
    const viewer = await signUp(db, { email: "ada@example.org", password: "tide lantern orbit maple", name: "Ada" }, "a");
    expect((await new Browser(viewer).signIn(ada)).userId).toBe(viewer.id);
    expect((await new Browser().signIn(ada)).userId).toBe(viewer.id);
  });

  it("refuses an answer that is not to this browser's question", async () => {
    const db = await fresh();
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const browser = new Browser();
    await browser.ask({ action: "csrf" });
    const { redirect } = await browser.ask({ action: "callback", providerId: "oidc", query: { code: "code", state: "made up" } });
    expect(redirect).toContain("error");
    expect(said).toHaveBeenCalledWith("next-auth: OAUTH_CALLBACK_ERROR", expect.anything());
    said.mockRestore();
    expect(await db.user.count()).toBe(0);
  });
});
