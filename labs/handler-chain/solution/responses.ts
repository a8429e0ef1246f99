export * from "../starter/responses";
