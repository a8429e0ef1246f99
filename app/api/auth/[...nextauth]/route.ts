import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions, getViewer } from "@/lib/auth";
import { serverReady } from "@/app/server/startup";
import { linkCookie } from "@/app/server/link-cookie";

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  await serverReady();
  const wantsLink = (await cookies()).get(linkCookie)?.value === "1";
  const options = authOptions(wantsLink ? await getViewer() : null);
  return (await NextAuth(request, context, options)) as Response;
}

export { handle as GET, handle as POST };
