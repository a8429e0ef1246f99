export * from "../../raft-election/solution/hard_state";
