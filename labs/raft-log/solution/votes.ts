export * from "../../raft-election/solution/votes";
