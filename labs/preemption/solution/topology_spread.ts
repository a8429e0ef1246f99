export * from "../../scheduler/solution/topology_spread";
