export * from "../../informer/solution/processor_listener";
