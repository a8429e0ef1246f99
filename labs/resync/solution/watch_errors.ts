export * from "../../informer/starter/watch_errors";
