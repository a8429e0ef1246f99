export * from "../../scheduling-queue/solution/failure_handler";
