export * from "../starter/node_match";
