export * from "../starter/flow";
