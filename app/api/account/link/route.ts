import { cookies } from "next/headers";
import { z } from "zod";
import { linkCookie } from "@/app/server/link-cookie";
import { change } from "@/app/server/json-route";

/** For the next minutes a sign-in at another provider is connected to this account. */
export const POST = change(z.object({}), async () => {
  (await cookies()).set(linkCookie, "1", { httpOnly: true, sameSite: "lax", path: "/api/auth", maxAge: 300 });
});
