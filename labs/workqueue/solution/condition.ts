export * from "../starter/condition";
