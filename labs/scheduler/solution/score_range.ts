export * from "../starter/score_range";
