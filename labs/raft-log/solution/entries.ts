export * from "../starter/entries";
