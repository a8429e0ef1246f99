export * from "../starter/base64";
