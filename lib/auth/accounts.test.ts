import type * as nodeCrypto from "node:crypto";
import { expect, it, vi } from "vitest";
import { onEachDatabase } from "@/tests/helpers/databases";
import { changePassword, deleteAccount, signIn, signUp } from "./accounts";
import { claimAdmin, ensureAdminToken } from "./admin-token";
import { type ExternalIdentity, signInExternally } from "./external";
import { countAttempt } from "./rate-limit";
import { viewerOf, viewerOfSession } from "./viewer";

// How much work a sign-in does, counted instead of timed: a clock would make the test depend on the machine.
const derivations = vi.hoisted(() => ({ count: 0, costs: [] as string[] }));
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof nodeCrypto>();
  const scrypt = (password: string, salt: Buffer, length: number, options: { N: number; r: number; p: number; maxmem: number }, done: (error: Error | null, key: Buffer) => void) => {
    derivations.count += 1;
    derivations.costs.push(`${options.N} ${options.r} ${options.p}`);
    // Cheaper than in earnest; what is looked at is that it is called alike.
    crypto.scrypt(password, salt, length, { ...options, N: 16 }, done);
  };
  return { ...crypto, scrypt };
});

const password = "tide lantern orbit maple";
const ada = { email: "Ada@Example.org ", password, name: "Ada" };
const identity: ExternalIdentity = { provider: "oidc", providerAccountId: "1", email: "ada@example.org", emailVerified: true, name: "Ada" };

onEachDatabase("accounts", (databases) => {
  it("sign in with the address in any case, and not with another password", async () => {
    const db = await databases.fresh();
    const viewer = await signUp(db, ada, "192.0.2.1");
    expect(viewer).toMatchObject({ email: "ada@example.org", role: "student", hasPassword: true });
    expect((await signIn(db, { email: "ADA@example.org", password }, "a")).id).toBe(viewer.id);
    await expect(signIn(db, { email: "ada@example.org", password: `${password}!` }, "a")).rejects.toMatchObject({ code: "credentials-wrong" });
    expect((await db.user.findFirstOrThrow()).passwordHash).toMatch(/^scrypt\$65536\$8\$2\$/);
  });

  it("answer alike, for the same work, whether the account exists, has no password, or the password is wrong", async () => {
    const db = await databases.fresh();
    await signUp(db, ada, "a");
    await signInExternally(db, { ...identity, email: "no-password@example.org" }, null);
    await expect(signIn(db, { email: "warm-up@example.org", password }, "a")).rejects.toThrow();
    const work = async (email: string, attempt: string) => {
      derivations.count = 0;
      derivations.costs = [];
      await expect(signIn(db, { email, password: attempt }, "a")).rejects.toMatchObject({ code: "credentials-wrong" });
      return [derivations.count, ...derivations.costs];
    };
    const wrong = await work("ada@example.org", "another password");
    expect(wrong).toEqual([1, "65536 8 2"]);
    expect(await work("nobody@example.org", "another password")).toEqual(wrong);
    expect(await work("no-password@example.org", "another password")).toEqual(wrong);
    expect(await work("ada@example.org", "x".repeat(10_000))).toEqual(wrong);
  });

  it("are guarded against guessing: after ten attempts even the right password waits", async () => {
    const db = await databases.fresh();
    await signUp(db, ada, "a");
    for (let n = 0; n < 10; n += 1) await expect(signIn(db, { email: "ada@example.org", password: "wrong password" }, "a")).rejects.toMatchObject({ code: "credentials-wrong" });
    await expect(signIn(db, { email: "ada@example.org", password }, "a")).rejects.toMatchObject({ code: "too-many-requests", status: 429 });
    expect(await signIn(db, { email: "ada@example.org", password }, "another address")).toMatchObject({ email: "ada@example.org" });
  });

  it.each([
    ["password-short", { password: "nine char" }],
    ["password-long", { password: "x1".repeat(65) }],
    ["password-common", { password: "Password123" }],
    ["password-common", { password: "abcabcabcabc" }],
    ["password-common", { password: "ada.byron1", email: "ada.byron@example.org" }],
    ["email-invalid", { email: "ada at example" }],
    ["name-invalid", { name: "  " }],
  ])("are refused with %s", async (code, part) => {
    const db = await databases.fresh();
    await expect(signUp(db, { ...ada, ...part }, "a")).rejects.toMatchObject({ code });
    expect(await db.user.count()).toBe(0);
  });

  it("are one an address, though two sign up at the same moment", async () => {
    const db = await databases.fresh();
    const outcomes = await Promise.allSettled([signUp(db, ada, "a"), signUp(db, ada, "b")]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((outcome) => outcome.status === "rejected")).toMatchObject({ reason: { code: "email-taken" } });
  });

  it("end all sessions when the password changes, which takes the current one", async () => {
    const db = await databases.fresh();
    const viewer = await signUp(db, ada, "a");
    const session = { userId: viewer.id, sessionVersion: 1 };
    expect(await viewerOfSession(db, session)).toEqual(viewer);
    await expect(changePassword(db, viewer, { current: "not it at all", next: "another good one" })).rejects.toMatchObject({ code: "password-wrong" });
    await changePassword(db, viewer, { current: password, next: "quiet copper river ninety" });
    expect(await viewerOfSession(db, session)).toBeNull();
    expect((await signIn(db, { email: viewer.email, password: "quiet copper river ninety" }, "a")).id).toBe(viewer.id);
  });

  it("are deleted with all that is theirs, and their sessions are worth nothing", async () => {
    const db = await databases.fresh();
    const viewer = await signUp(db, ada, "a");
    await db.draft.create({ data: { userId: viewer.id, lab: "l", revision: 1, files: "{}", filesHash: "h", device: "d", updatedAt: new Date() } });
    await expect(deleteAccount(db, viewer, {})).rejects.toMatchObject({ code: "password-wrong" });
    await deleteAccount(db, viewer, { password });
    expect([await db.user.count(), await db.draft.count()]).toEqual([0, 0]);
    expect(await viewerOfSession(db, { userId: viewer.id, sessionVersion: 1 })).toBeNull();
  });
});

onEachDatabase("the first admin", (databases) => {
  it("is whoever has the printed token, once, also when two use it at the same moment", async () => {
    const db = await databases.fresh();
    const token = await ensureAdminToken(db);
    if (!token) throw new Error("no token");
    const outcomes = await Promise.allSettled(["a", "b"].map((name) => signUp(db, { ...ada, email: `${name}@example.org`, adminToken: token }, name)));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.user.findMany({ select: { role: true } })).toEqual([{ role: "admin" }]);
    expect(await ensureAdminToken(db)).toBeNull();
  });

  it("is nobody with a wrong or an outdated token, and no account is made for them", async () => {
    const db = await databases.fresh();
    const old = await ensureAdminToken(db);
    const token = await ensureAdminToken(db);
    for (const wrong of ["guess", old ?? ""]) await expect(signUp(db, { ...ada, adminToken: wrong }, "a")).rejects.toMatchObject({ code: "admin-token-wrong" });
    expect(await db.user.count()).toBe(0);
    const viewer = await signUp(db, ada, "a");
    expect(viewer.role).toBe("student");
    expect((await claimAdmin(db, viewer, ` ${token}\n`)).role).toBe("admin");
  });
});

onEachDatabase("a sign-in at another provider", (databases) => {
  it("makes an account once, and finds it again though the address there has changed", async () => {
    const db = await databases.fresh();
    const made = await Promise.all([signInExternally(db, identity, null), signInExternally(db, identity, null)]);
    expect(made[0].id).toBe(made[1].id);
    expect((await signInExternally(db, { ...identity, email: "new@example.org" }, null)).id).toBe(made[0].id);
  });

  it("is not joined by address to an account that never proved it", async () => {
    const db = await databases.fresh();
    await signUp(db, ada, "a");
    await expect(signInExternally(db, identity, null)).rejects.toMatchObject({ code: "link-required" });
  });

  it("is joined when both sides have proved the address, or when somebody signed in asks for it", async () => {
    const db = await databases.fresh();
    const first = await signInExternally(db, identity, null);
    expect((await signInExternally(db, { ...identity, provider: "github", providerAccountId: "9" }, null)).id).toBe(first.id);
    const grace = await signUp(db, { ...ada, email: "grace@example.org" }, "a");
    expect((await signInExternally(db, { ...identity, providerAccountId: "2", email: "other@example.org", emailVerified: false }, grace)).id).toBe(grace.id);
    await expect(signInExternally(db, identity, grace)).rejects.toMatchObject({ code: "account-elsewhere" });
    expect(viewerOf(first).hasPassword).toBe(false);
  });

  it("is refused without an address that the provider vouches for", async () => {
    const db = await databases.fresh();
    for (const part of [{ emailVerified: false }, { email: undefined }]) await expect(signInExternally(db, { ...identity, ...part }, null)).rejects.toMatchObject({ code: "email-unverified" });
  });
});

onEachDatabase("a limit of attempts", (databases) => {
  const limit = { name: "test", attempts: 3, windowMs: 60_000 };

  it("holds for attempts at the same moment, each counted", async () => {
    const db = await databases.fresh();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => countAttempt(db, limit, "somebody")));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(3);
    await countAttempt(db, limit, "somebody else");
  });

  it("ends with its window", async () => {
    const db = await databases.fresh();
    const start = new Date();
    for (let n = 0; n < 3; n += 1) await countAttempt(db, limit, "somebody", start);
    await expect(countAttempt(db, limit, "somebody", start)).rejects.toMatchObject({ details: { retryAfter: 60 } });
    await countAttempt(db, limit, "somebody", new Date(start.getTime() + 60_001));
  });
});
