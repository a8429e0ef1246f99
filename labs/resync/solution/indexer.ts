export * from "../../informer/solution/indexer";
