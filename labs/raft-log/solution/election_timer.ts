export * from "../../raft-election/solution/election_timer";
