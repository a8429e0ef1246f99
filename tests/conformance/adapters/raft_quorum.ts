import { committedIndex, voteResult, type JointConfig } from "@/labs/raft-log/membership/quorum";
import { Fields } from "../fields";
import type { Adapter } from "../types";

const resultNames = { won: "VoteWon", lost: "VoteLost", pending: "VotePending" } as const;

/** The arithmetic of majorities, joint ones too. `cmd` is upstream's own text of the case, which the other fields say again. */
export const raftQuorum: Adapter = async (testCase) => {
  const fields = new Fields(testCase, "case");
  fields.string("file");
  fields.string("cmd");
  const half = (name: string) => new Set(fields.has(name) ? fields.numbers(name).map(String) : []);
  const config: JointConfig = { incoming: half("voters"), outgoing: half("votersOutgoing") };
  switch (fields.string("op")) {
    case "committed": {
      const index = committedIndex(config, fields.record("acked", "number"));
      fields.equal(index === Infinity ? "Infinity" : index, fields.value("result"), "the committed index");
      break;
    }
    case "vote":
      fields.equal(resultNames[voteResult(config, fields.record("votes", "boolean"))], fields.string("result"), "the result of the vote");
      break;
    default: fields.unknown("op");
  }
  fields.finish();
};
