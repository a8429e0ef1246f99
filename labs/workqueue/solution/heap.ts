export * from "../starter/heap";
