export * from "../starter/queued_pod";
