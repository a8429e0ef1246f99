export * from "../../scheduler/solution/fit_error";
