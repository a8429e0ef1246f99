export * from "../starter/time_budget";
