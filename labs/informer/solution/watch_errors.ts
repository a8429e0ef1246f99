export * from "../starter/watch_errors";
