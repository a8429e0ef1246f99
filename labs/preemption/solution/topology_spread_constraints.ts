export * from "../../scheduler/starter/topology_spread_constraints";
