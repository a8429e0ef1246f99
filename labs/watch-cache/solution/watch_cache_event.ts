export * from "../starter/watch_cache_event";
