export * from "../../informer/starter/controller";
