export * from "../starter/resources";
