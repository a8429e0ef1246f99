export * from "../../informer/solution/reflector";
