export * from "../starter/channel";
