export * from "../../scheduler/solution/feasible_nodes";
