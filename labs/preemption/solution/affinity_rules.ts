export * from "../../scheduler/solution/affinity_rules";
