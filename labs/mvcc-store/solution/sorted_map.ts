export * from "../starter/sorted_map";
