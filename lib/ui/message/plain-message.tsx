import type { ReactNode } from "react";
import { EmptyState } from "../primitives/empty-state";
import { Page } from "../shell/page";

/** A page that says one thing: what happened, and what to do now. */
export function PlainMessage({ title, actions, children }: { title: string; actions: ReactNode; children: ReactNode }) {
  return <Page narrow><EmptyState heading="h1" title={title} actions={actions}>{children}</EmptyState></Page>;
}
