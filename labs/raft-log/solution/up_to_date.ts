export * from "../../raft-election/solution/up_to_date";
