export * from "../starter/affinity_counts";
