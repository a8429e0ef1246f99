export * from "../../scheduler/starter/status";
