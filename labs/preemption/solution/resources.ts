export * from "../../scheduler/starter/resources";
