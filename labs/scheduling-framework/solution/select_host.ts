export * from "../../scheduler/solution/select_host";
