export * from "../starter/query";
