export * from "../../informer/starter/tombstone";
