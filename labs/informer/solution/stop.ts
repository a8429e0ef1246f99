export * from "../starter/stop";
