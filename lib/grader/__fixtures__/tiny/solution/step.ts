export * from "../starter/step";
