export * from "../../scheduler/starter/fixed";
