export * from "../starter/backend";
