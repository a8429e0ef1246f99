export * from "../starter/metrics";
