export * from "../../informer/solution/process_deltas";
