export * from "../../scheduler/solution/run_score";
