export * from "../starter/webhook_errors";
