export * from "../starter/log";
