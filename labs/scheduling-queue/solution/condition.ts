export * from "../../workqueue/starter/condition";
