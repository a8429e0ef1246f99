export * from "../starter/long_running";
