import { expect, it } from "vitest";
import { drain } from "@/lib/sim/testing/drain";
import { walk, type Condition, type RequestId, type Sender } from "./figure";

async function answer(id: RequestId, sender: Sender, condition: Condition = "fine"): Promise<string> {
  const { steps, response: { code } } = await walk(id, sender, condition, drain);
  return `${code} ${steps.find(({ state }) => state === "answered")?.name ?? ""}`;
}

it("shows which filter answers", async () => {
  expect(await answer("get", "alice")).toBe("200 handler");
  expect(await answer("create", "alice")).toBe("201 handler");
  expect(await answer("deleteAll", "alice")).toBe("403 WithAuthorization");
  expect(await answer("get", "nobody")).toBe("403 WithAuthorization");
  expect(await answer("get", "wrongToken")).toBe("401 WithAuthentication");
  expect(await answer("deleteAll", "rootAsAlice")).toBe("403 WithAuthorization");
  expect(await answer("get", "aliceAsRoot")).toBe("403 WithImpersonation");
  expect(await answer("typo", "root")).toBe("404 handler");
  expect(await answer("metrics", "root")).toBe("200 handler");
});

it("shows what a server does that is full, fails or is slow", async () => {
  expect(await answer("get", "alice", "full")).toBe("429 WithMaxInFlight");
  expect(await answer("watch", "alice", "full")).toBe("200 handler");
  expect(await answer("get", "root", "full")).toBe("200 handler");
  expect(await answer("get", "alice", "panics")).toBe("500 WithPanicRecovery");
  expect(await answer("get", "alice", "slow")).toBe("504 WithTimeout");
  expect(await answer("watch", "alice", "slow")).toBe("200 handler");
});

it("shows what each filter found out, and what is still at work behind an answer", async () => {
  const { steps, response } = await walk("get", "rootAsAlice", "slow", drain);
  expect(response).toMatchObject({ code: 504, ms: 60_000 });
  expect(steps.map(({ name, state, note }) => [name, state, note])).toEqual([
    ["WithPanicRecovery", "passed", ""], ["WithRequestInfo", "passed", "get v1 pods/web in default"], ["WithTimeout", "answered", ""],
    ["WithAuthentication", "left", "root [system:masters, system:authenticated]"], ["WithAudit", "left", "RequestReceived root"], ["WithImpersonation", "left", "system:masters"],
    ["WithMaxInFlight", "left", ""], ["WithAuthorization", "left", 'RBAC: allowed by RoleBinding "alice-edits/default" of ClusterRole "pod-editor" to User "alice"'], ["handler", "left", ""],
  ]);
});
