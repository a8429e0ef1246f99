export * from "../../scheduler/starter/affinity_counts";
