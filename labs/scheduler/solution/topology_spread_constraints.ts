export * from "../starter/topology_spread_constraints";
