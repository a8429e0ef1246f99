export * from "../../scheduler/solution/fit";
