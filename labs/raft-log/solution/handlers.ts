export * from "../../raft-election/solution/handlers";
