export * from "../starter/controller";
