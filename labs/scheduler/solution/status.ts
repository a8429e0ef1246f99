export * from "../starter/status";
