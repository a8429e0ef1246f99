export * from "../../raft-election/solution/raft";
