export * from "../../scheduler/framework/cycle_state";
