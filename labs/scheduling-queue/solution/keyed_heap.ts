export * from "../starter/keyed_heap";
