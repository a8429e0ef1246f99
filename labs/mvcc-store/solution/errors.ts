export * from "../starter/errors";
