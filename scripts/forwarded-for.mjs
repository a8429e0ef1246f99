import { Server } from "node:http";

/**
 * From now on the HTTP servers of this process forget what a client says of where it comes from. The framework then puts down the address of the
 * connection, and limits of attempts count by that. Not for a server behind a proxy, which says it for the client.
 */
export function dropForwardedFor() {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event, ...values) {
    if (event === "request") delete values[0].headers["x-forwarded-for"];
    return emit.call(this, event, ...values);
  };
}
