import { expect, it } from "vitest";
import { serverState } from "./state";

it("knows a server of either Raft lab, and nobody else", () => {
  expect(serverState({ role: "candidate", term: 2, votedFor: "n1", leader: null, votes: { n1: true }, timers: { election: 3731 } }))
    .toMatchObject({ role: "candidate", term: 2, votedFor: "n1", votes: { n1: true }, electionAt: 3731 });
  expect(serverState({ role: "leader", term: 3, log: [] })).toMatchObject({ role: "leader", term: 3 });
  for (const other of [undefined, null, { played: true }, { requests: [] }, "text"]) expect(serverState(other)).toBeUndefined();
});
