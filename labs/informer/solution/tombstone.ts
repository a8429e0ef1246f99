export * from "../starter/tombstone";
