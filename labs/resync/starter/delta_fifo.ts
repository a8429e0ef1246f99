export * from "../../informer/solution/delta_fifo";
