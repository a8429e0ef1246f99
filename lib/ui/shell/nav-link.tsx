"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "../primitives/link";

/** A link of the main navigation; it says when its page, or one below it, is the one being read. */
export function NavLink({ href, also = [], className, children }: { href: string; also?: readonly string[]; className?: string; children: ReactNode }) {
  const pathname = usePathname();
  const below = [href, ...also].some((path) => path !== "/" && pathname.startsWith(`${path}/`) && path.split("/").length > 2);
  const current = pathname === href ? "page" : below ? "true" : undefined;
  return <Link href={href} aria-current={current} className={className}>{children}</Link>;
}
