export * from "../starter/config";
