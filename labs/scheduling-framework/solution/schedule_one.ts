export * from "../../scheduler/solution/schedule_one";
