export * from "../../informer/starter/stop";
