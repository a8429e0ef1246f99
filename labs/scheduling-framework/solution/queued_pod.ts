export * from "../../scheduling-queue/starter/queued_pod";
