export * from "../starter/pods";
