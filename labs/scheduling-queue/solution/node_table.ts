export * from "../starter/node_table";
