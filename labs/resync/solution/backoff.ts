export * from "../../informer/solution/backoff";
