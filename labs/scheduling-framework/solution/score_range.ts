export * from "../../scheduler/starter/score_range";
