export * from "../starter/namespace_lifecycle";
