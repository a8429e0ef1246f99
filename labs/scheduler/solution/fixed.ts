export * from "../starter/fixed";
