export * from "../../scheduler/starter/node_match";
