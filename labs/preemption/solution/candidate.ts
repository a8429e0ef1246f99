export * from "../starter/candidate";
